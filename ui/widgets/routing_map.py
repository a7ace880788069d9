"""The map of a questionnaire's routing: who is asked what, as one picture.

Everything that is asked stands in a column in the order asked; what hangs on an answer is set in,
with its condition in words, and a line leads to it from every question that the condition names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QImageWriter,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.questionnaire import Kind, Question, Questionnaire, Texts
from ui.theme import GRID, RADIUS, Theme

WIDTH = 1000
"""Of a picture in a file, in pixels at 100 %."""
_SIDE = 120
"""Room for the lines at the left."""
_LANE = 9
_INSET = 48
_CHIP = 26


def kind_name(kind: Kind) -> str:
    """What a kind of question is called."""
    translate = QCoreApplication.translate
    return {
        Kind.RATING: translate("RoutingMap", "scale"),
        Kind.SINGLE_CHOICE: translate("RoutingMap", "one choice"),
        Kind.MULTIPLE_CHOICE: translate("RoutingMap", "several choices"),
        Kind.INTEGER: translate("RoutingMap", "number"),
        Kind.DURATION: translate("RoutingMap", "period"),
        Kind.MONTH: translate("RoutingMap", "month"),
        Kind.YES_NO: translate("RoutingMap", "yes or no"),
        Kind.TEXT: translate("RoutingMap", "short text"),
        Kind.LONG_TEXT: translate("RoutingMap", "text"),
    }[kind]


@dataclass(frozen=True, slots=True)
class _Box:
    """One item, and where it stands."""

    item: Question
    place: QRectF
    title: str
    under: str
    condition: str
    chips: tuple[str, ...]


class RoutingMap(QWidget):
    """The map, as wide as it is given room; higher where a condition needs more lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("routing_map")
        self._theme = theme
        self._questionnaire: Questionnaire | None = None
        self._language = ""
        self._boxes: Sequence[_Box] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._place()

    def show_questionnaire(self, questionnaire: Questionnaire, language: str) -> None:
        """Show the map of `questionnaire`, its topics in `language`."""
        self._questionnaire, self._language = questionnaire, language
        words = questionnaire.words(language)
        self.setAccessibleName(words.title)
        self._place()

    # --- placing ------------------------------------------------------------------------------

    def _order(self, questionnaire: Questionnaire) -> tuple[Question, ...]:
        if questionnaire.background_place == "first":
            return (*questionnaire.background, *questionnaire.questions)
        return (*questionnaire.questions, *questionnaire.background)

    def _laid_out(self, width: int) -> tuple[Sequence[_Box], int]:
        questionnaire, theme = self._questionnaire, self._theme
        if questionnaire is None:
            return (), 0
        words = questionnaire.words(self._language)
        title = QFontMetrics(theme.font(18, theme.font(18).Weight.DemiBold))
        small = QFontMetrics(theme.font(15))
        top, boxes = float(GRID), []
        for item in self._order(questionnaire):
            left = float(_SIDE + (_INSET if item.condition else 0))
            inner = round(width - left - 4 * GRID)
            condition = self._condition(item)
            lines = 0
            if condition:
                room = QRect(0, 0, inner, 10_000)
                lines = small.boundingRect(room, Qt.TextFlag.TextWordWrap, condition).height()
            chips = _chips(item)
            high = 2 * GRID + title.height() + small.height() + lines
            high += theme.px(_CHIP) + GRID if chips else 0
            boxes.append(
                _Box(
                    item,
                    QRectF(left, top, width - left - GRID, high),
                    f"{item.id} · {words.items[item.id].topic}",
                    self._under(item, words, item in questionnaire.background),
                    condition,
                    chips,
                )
            )
            top += high + GRID + GRID // 2
        return boxes, round(top)

    def _under(self, item: Question, words: Texts, background: bool) -> str:
        parts = [kind_name(item.kind)]
        if item.theme is not None:
            parts.append(words.themes[item.theme])
        if background:
            parts.append(QCoreApplication.translate("RoutingMap", "background"))
        if not item.asked:
            parts.append(QCoreApplication.translate("RoutingMap", "the interviewer ticks"))
        if item.required:
            parts.append(QCoreApplication.translate("RoutingMap", "required"))
        return " · ".join(parts)

    def _condition(self, item: Question) -> str:
        lines = []
        if item.condition is not None:
            said = QCoreApplication.translate("RoutingMap", "Asked if: {condition}")
            lines.append(said.format(condition=self._spelt(item.condition.text)))
        for variant in item.variants:
            said = QCoreApplication.translate(
                "RoutingMap", "Other wording ({name}) if: {condition}"
            )
            lines.append(
                said.format(name=variant.id, condition=self._spelt(variant.condition.text))
            )
        return "\n".join(lines)

    def _spelt(self, text: str) -> str:
        """An expression; where it is a name alone, what the name stands for as well."""
        named = self._questionnaire.conditions if self._questionnaire else {}
        return f"{text} ({named[text].text})" if text in named else text

    def _place(self) -> None:
        self._boxes, high = self._laid_out(max(self.width(), 400))
        self.setMinimumHeight(high)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the whole map."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        """As wide as a picture in a file."""
        return QSize(WIDTH, self._laid_out(WIDTH)[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        self._place()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map."""
        painter = QPainter(self)
        self._paint(painter, self._boxes)

    def _paint(self, painter: QPainter, boxes: Sequence[_Box]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = {box.item.id: box.place for box in boxes}
        self._paint_lines(painter, boxes, places)
        for box in boxes:
            self._paint_box(painter, box)

    def _paint_lines(
        self, painter: QPainter, boxes: Sequence[_Box], places: dict[str, QRectF]
    ) -> None:
        colours, lane = self._theme.colours, 0
        lanes: dict[str, int] = {}
        for box in boxes:
            hangs = [box.item.condition, *(variant.condition for variant in box.item.variants)]
            names = {name for each in hangs if each is not None for name in each.names}
            for name in sorted(names & places.keys()):
                if name not in lanes:  # All lines from one question share a lane.
                    lanes[name] = lane
                    lane = (lane + 1) % ((_SIDE - 3 * GRID) // _LANE)
                start, end = places[name], box.place
                out = float(_SIDE - 2 * GRID - lanes[name] * _LANE)
                path = QPainterPath()
                down, up = start.center().y(), end.center().y()
                path.moveTo(start.left(), down)
                path.lineTo(out + RADIUS, down)
                turn = RADIUS if up > down else -RADIUS
                path.quadTo(out, down, out, down + turn)
                path.lineTo(out, up - turn)
                path.quadTo(out, up, out + RADIUS, up)
                path.lineTo(end.left() - 6, up)
                painter.setPen(QPen(QColor(colours.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path)
                head = QPainterPath()
                head.moveTo(end.left(), up)
                head.lineTo(end.left() - 9, up - 5)
                head.lineTo(end.left() - 9, up + 5)
                head.closeSubpath()
                painter.fillPath(head, QColor(colours.accent))

    def _paint_box(self, painter: QPainter, box: _Box) -> None:
        theme, colours = self._theme, self._theme.colours
        edge = QPen(QColor(colours.accent if box.item.condition else colours.line), 1.5)
        if box.item.condition:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box.place, RADIUS, RADIUS)
        inner = box.place.adjusted(2 * GRID, GRID, -GRID, -GRID)
        title = theme.font(18, theme.font(18).Weight.DemiBold)
        painter.setFont(title)
        painter.setPen(QColor(colours.ink))
        high = QFontMetrics(title).height()
        metrics = QFontMetrics(title)
        wide = round(inner.width())
        elided = metrics.elidedText(box.title, Qt.TextElideMode.ElideRight, wide)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), high), flags, elided)
        small = theme.font(15)
        painter.setFont(small)
        painter.setPen(QColor(colours.quiet))
        line = QFontMetrics(small).height()
        top = inner.top() + high
        painter.drawText(QRectF(inner.left(), top, inner.width(), line), flags, box.under)
        top += line
        if box.condition:
            painter.setPen(QColor(colours.accent))
            room = QRectF(inner.left(), top, inner.width(), 10_000)
            wrap = Qt.TextFlag.TextWordWrap
            drawn = painter.boundingRect(room, wrap, box.condition)
            painter.drawText(room, wrap, box.condition)
            top += drawn.height()
        left = inner.left()
        for chip in box.chips:
            wide = QFontMetrics(small).horizontalAdvance(chip) + 2 * GRID
            if left + wide > inner.right():
                break
            place = QRectF(left, top + GRID // 2, wide, theme.px(_CHIP))
            painter.setPen(QPen(QColor(colours.hair), 1))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(place, RADIUS // 2, RADIUS // 2)
            painter.setPen(QColor(colours.ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chip)
            left += wide + GRID

    # --- files --------------------------------------------------------------------------------

    def picture(self, form: str) -> bytes:
        """The map as the bytes of a file, `form` "png" or "svg"."""
        boxes, high = self._laid_out(WIDTH)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if form == "svg":
            from PySide6.QtSvg import QSvgGenerator

            generator = QSvgGenerator()
            generator.setOutputDevice(buffer)
            generator.setSize(QSize(WIDTH, high))
            generator.setViewBox(QRect(0, 0, WIDTH, high))
            generator.setTitle(self.accessibleName())
            painter = QPainter(generator)
            painter.fillRect(QRect(0, 0, WIDTH, high), QColor(self._theme.colours.paper))
            self._paint(painter, boxes)
            painter.end()
        else:
            image = QImage(2 * WIDTH, 2 * max(high, 1), QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(2)
            image.fill(QColor(self._theme.colours.paper))
            painter = QPainter(image)
            self._paint(painter, boxes)
            painter.end()
            QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        buffer.close()
        return bytes(data.data())

    def save(self, path: Path) -> None:
        """Write the map to a new file, PNG or SVG by its name; OSError where that fails."""
        content = self.picture(path.suffix.lower().removeprefix("."))
        with path.open("xb") as file:
            try:
                file.write(content)
                file.flush()
            except OSError:
                path.unlink()
                raise


def _chips(item: Question) -> tuple[str, ...]:
    """What opens each follow-up: "1, 2", "0-11", or a star for any answer."""
    chips = []
    for follow_up in item.follow_ups:
        if follow_up.codes:
            opened = ", ".join(str(code) for code in item.codes if code in follow_up.codes)
        elif follow_up.span is not None:
            opened = f"{follow_up.span[0]}-{follow_up.span[1]}"
        else:
            opened = "*"
        chips.append(f"{opened}: {follow_up.id}")
    return tuple(chips)
