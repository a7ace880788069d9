"""Signs worth a talk, device by device, with the caution that belongs to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from interviewer.quality import MARGIN, TOO_FEW, DeviceQuality, Sign
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import Card, Seen, number, percent
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold


class QualityCard(Card):
    """A row for each device that opens; those with a sign that stands out are open from the first.

    Call `show_quality`; of the fieldwork itself it shows nothing.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_quality", theme)
        self._turned: dict[int, bool] = {}
        """What a person has opened or closed."""

    def show_seen(self, seen: Seen) -> None:
        """Nothing of it is shown here."""

    def show_quality(self, devices: Sequence[DeviceQuality], names: Mapping[int, str]) -> None:
        """Show each device's signs; `names` is what the lead calls them."""
        self.clear()
        self.set_texts(self.tr("Worth a talk"), self._caution(devices))
        first = [each for each in devices if _stands_out(each)]
        for device in (*first, *(each for each in devices if not _stands_out(each))):
            self.content.addWidget(self._device(device, names.get(device.device, "")))

    def _caution(self, devices: Sequence[DeviceQuality]) -> str:
        if not devices:
            return self.tr("Here the devices will stand once their batches have been merged.")
        text = self.tr(
            "Each share is held against that of all other devices, the line in the bar. One that "
            "stands out is a reason to ask, and proves nothing: places and people differ."
        )
        few = self.tr(
            "Under {count} interviews nothing stands out, and never a difference under {margin}."
        )
        return f"{text} {few.format(count=number(TOO_FEW), margin=percent(MARGIN))}"

    def _device(self, device: DeviceQuality, name: str) -> QWidget:
        title = self.tr("Device {number}").format(number=device.device)
        if name:
            title += f"  ·  {name}"
        count = (
            self.tr("1 interview")
            if device.interviews == 1
            else self.tr("{count} interviews").format(count=number(device.interviews))
        )
        outstanding = [self._sign_name(sign) for sign in device.signs if sign.stands_out]
        if device.too_few:
            said = self.tr("too few to tell")
        elif outstanding:
            said = self.tr("stands out: {signs}").format(signs=", ".join(outstanding))
        else:
            said = self.tr("nothing stands out")
        fold = Fold(
            f"device_{device.device}",
            f"{title}\n{count}  ·  {said}",
            lambda: self._signs(device),
        )
        fold.folded.connect(lambda now: self._turned.update({device.device: now}))
        fold.open(self._turned.get(device.device, bool(outstanding)))
        return fold

    def _signs(self, device: DeviceQuality) -> QWidget:
        made = QWidget()
        made.setProperty("look", "clear")
        rows = (
            FigureRow(f"sign_{device.device}_{sign.kind}", self._sign(sign), self.theme)
            for sign in device.signs
        )
        box = column(*rows)
        box.setContentsMargins(3 * GRID, GRID, 0, GRID)
        made.setLayout(box)
        return made

    def _sign(self, sign: Sign) -> Figures:
        if sign.share is None:
            value = self.tr("nothing to count")
        else:
            value = self.tr("{share} ({count} of {of})").format(
                share=percent(sign.share), count=number(sign.count), of=number(sign.of)
            )
        return Figures(
            self._sign_name(sign),
            value,
            under=self.tr("the others: {share}").format(share=percent(sign.others)),
            share=(sign.share or 0.0, sign.others),
            mark=self.tr("Stands out") if sign.stands_out else "",
        )

    def _sign_name(self, sign: Sign) -> str:
        return {
            "fast": self.tr("under 3 minutes"),
            "straight": self.tr("the same rating throughout"),
            "few_notes": self.tr("follow-ups with a note"),
            "dont_know": self.tr("“don't know”"),
        }[sign.kind]


def _stands_out(device: DeviceQuality) -> bool:
    return any(sign.stands_out for sign in device.signs)
