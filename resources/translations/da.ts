<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da">
<context>
    <name>Asked</name>
    <message>
        <source>Ask</source>
        <translation>Spørg</translation>
    </message>
</context>
<context>
    <name>BackgroundPage</name>
    <message>
        <source>Several answers are possible.</source>
        <translation>Flere svar er mulige.</translation>
    </message>
    <message>
        <source>D</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Don't know</source>
        <translation>Ved ikke</translation>
    </message>
    <message>
        <source>W</source>
        <translation>Ø</translation>
    </message>
    <message>
        <source>Won't say</source>
        <translation>Ønsker ikke at svare</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Baggrund</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>CompareList</name>
    <message>
        <source>{sheet}: the two entries differ in one place</source>
        <translation>{sheet}: de to indtastninger er forskellige ét sted</translation>
    </message>
    <message>
        <source>{sheet}: the two entries differ in {count} places</source>
        <translation>{sheet}: de to indtastninger er forskellige {count} steder</translation>
    </message>
    <message>
        <source>Look at the form: 1 takes what was typed first, 2 what was typed now, 3 types it anew.</source>
        <translation>Se på skemaet: 1 tager det, der blev tastet først, 2 det, der er tastet nu, 3 taster svaret om.</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>ingen note</translation>
    </message>
</context>
<context>
    <name>ComparedRow</name>
    <message>
        <source>{topic} (note)</source>
        <translation>{topic} (note)</translation>
    </message>
    <message>
        <source>Type anew</source>
        <translation>Tast om</translation>
    </message>
    <message>
        <source>{topic}. First: {first}. Second: {second}.</source>
        <translation>{topic}. Første: {first}. Anden: {second}.</translation>
    </message>
</context>
<context>
    <name>DamagedScreen</name>
    <message>
        <source>The key is missing</source>
        <translation>Nøglen mangler</translation>
    </message>
    <message>
        <source>Without it the interviews cannot be opened. The file is left untouched.</source>
        <translation>Uden den kan interviewene ikke åbnes. Filen er ikke rørt.</translation>
    </message>
    <message>
        <source>The file with the interviews is damaged</source>
        <translation>Filen med interviewene er beskadiget</translation>
    </message>
    <message>
        <source>It cannot be read safely, so the app leaves it untouched.</source>
        <translation>Den kan ikke læses sikkert, så appen rører den ikke.</translation>
    </message>
    <message>
        <source>Where it is: {path}</source>
        <translation>Her ligger den: {path}</translation>
    </message>
    <message>
        <source>The app is working</source>
        <translation>Appen arbejder</translation>
    </message>
    <message>
        <source>Newest good backup</source>
        <translation>Nyeste gode sikkerhedskopi</translation>
    </message>
    <message>
        <source>What was saved after it is not in it. The damaged file is kept beside it.</source>
        <translation>Det, der er gemt siden, er ikke med. Den beskadigede fil bliver gemt ved siden af.</translation>
    </message>
    <message>
        <source>Go back to this backup</source>
        <translation>Gå tilbage til denne kopi</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangskode</translation>
    </message>
    <message>
        <source>It opens none of the backups. Perhaps you used another one back then?</source>
        <translation>Den åbner ingen af sikkerhedskopierne. Brugte du måske en anden dengang?</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Led igen</translation>
    </message>
    <message>
        <source>There is no good backup</source>
        <translation>Der er ingen god sikkerhedskopi</translation>
    </message>
    <message>
        <source>Do not delete anything: the interviews may still be saved. Close the app, and tell the study's lead that the file shown above is damaged.</source>
        <translation>Slet ikke noget: Interviewene kan måske stadig reddes. Luk appen, og sig til projektlederen, at filen ovenfor er beskadiget.</translation>
    </message>
    <message>
        <source>The backup is in place</source>
        <translation>Sikkerhedskopien er på plads</translation>
    </message>
    <message>
        <source>The old file is kept here:</source>
        <translation>Den gamle fil er gemt her:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsæt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Write your passphrase.</source>
        <translation>Skriv din adgangskode.</translation>
    </message>
    <message>
        <source>Go back to the backup?</source>
        <translation>Vil du gå tilbage til kopien?</translation>
    </message>
    <message>
        <source>You go on with what it holds: {when}, {count}.</source>
        <translation>Du fortsætter med det, der er i den: {when}, {count}.</translation>
    </message>
    <message>
        <source>The old file is moved to a folder of its own, and nothing is deleted.</source>
        <translation>Den gamle fil bliver flyttet til en mappe for sig, og intet bliver slettet.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>Putting the backup in place …</source>
        <translation>Lægger sikkerhedskopien på plads …</translation>
    </message>
    <message>
        <source>Looking for the newest good backup …</source>
        <translation>Leder efter den nyeste gode sikkerhedskopi …</translation>
    </message>
    <message>
        <source>1 interview</source>
        <translation>1 interview</translation>
    </message>
    <message>
        <source>{count} interviews</source>
        <translation>{count} interview</translation>
    </message>
    <message>
        <source>H:mm</source>
        <translation>H.mm</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>i dag kl. {time}</translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>i går kl. {time}</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd 'den' d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} kl. {time}</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>Write the day as 14, 14-11 or 14-11-26. It cannot be still to come.</source>
        <translation>Skriv dagen som 14, 14-11 eller 14-11-26. Den kan ikke ligge i fremtiden.</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Erase</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>DurationEntry</name>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>months</source>
        <translation>måneder</translation>
    </message>
    <message>
        <source>Months go from 0 to 11. {wrong} is {right}.</source>
        <translation>Måneder går fra 0 til 11. {wrong} er {right}.</translation>
    </message>
    <message>
        <source>Write at most {years} years.</source>
        <translation>Skriv højst {years} år.</translation>
    </message>
</context>
<context>
    <name>EntryAsking</name>
    <message>
        <source>Go on with the second entry</source>
        <translation>Gå videre med anden indtastning</translation>
    </message>
    <message>
        <source>Second entry, to be compared</source>
        <translation>Anden indtastning, der skal sammenlignes</translation>
    </message>
    <message>
        <source>Another form with the same number</source>
        <translation>Et andet skema med samme nummer</translation>
    </message>
    <message>
        <source>Open the first to correct it</source>
        <translation>Åbn det første for at rette det</translation>
    </message>
    <message>
        <source>Go on with the first</source>
        <translation>Gå videre med det første</translation>
    </message>
    <message>
        <source>There is a form with the number {number} already</source>
        <translation>Der er allerede et skema med nummer {number}</translation>
    </message>
    <message>
        <source>It is of the day {day}.</source>
        <translation>Det er fra den {day}.</translation>
    </message>
    <message>
        <source>Write another number</source>
        <translation>Skriv et andet nummer</translation>
    </message>
    <message>
        <source>Erase this second entry?</source>
        <translation>Slet denne anden indtastning?</translation>
    </message>
    <message>
        <source>The first one stays.</source>
        <translation>Den første bliver.</translation>
    </message>
    <message>
        <source>Erase this form?</source>
        <translation>Slet dette skema?</translation>
    </message>
    <message>
        <source>What is typed in from it is gone then.</source>
        <translation>Så forsvinder det, du har tastet ind.</translation>
    </message>
    <message>
        <source>Erase this interview for good?</source>
        <translation>Slet dette interview for altid?</translation>
    </message>
    <message>
        <source>Answers and notes are erased from this device and its backups; only the count of one withdrawal remains.</source>
        <translation>Svar og noter slettes fra enheden og dens sikkerhedskopier; kun tallet for én, der har trukket sig, bliver tilbage.</translation>
    </message>
    <message>
        <source>If it has been exported, the copy in the batch is not reached from here: tell the project lead.</source>
        <translation>Er det eksporteret, når vi ikke kopien derfra: sig det til projektlederen.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Slet for altid</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold det</translation>
    </message>
</context>
<context>
    <name>EntryFoot</name>
    <message>
        <source>Save form</source>
        <translation>Gem skema</translation>
    </message>
    <message>
        <source>Save as broken off</source>
        <translation>Gem som afbrudt</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Enter: on</source>
        <translation>Enter: videre</translation>
    </message>
    <message>
        <source>Shift+Enter: new line</source>
        <translation>Shift+Enter: ny linje</translation>
    </message>
    <message>
        <source>Esc: back to the code</source>
        <translation>Esc: tilbage til koden</translation>
    </message>
    <message>
        <source>Enter: not answered</source>
        <translation>Enter: ikke besvaret</translation>
    </message>
    <message>
        <source>F2: note to {question}</source>
        <translation>F2: note til {question}</translation>
    </message>
    <message>
        <source>The same key again: take back</source>
        <translation>Samme tast igen: fortryd</translation>
    </message>
    <message>
        <source>Backspace: take back</source>
        <translation>Slet tilbage: fortryd</translation>
    </message>
    <message>
        <source>F2: note</source>
        <translation>F2: note</translation>
    </message>
    <message>
        <source>Ctrl+Enter: save</source>
        <translation>Ctrl+Enter: gem</translation>
    </message>
    <message>
        <source>Enter: save the form</source>
        <translation>Enter: gem skemaet</translation>
    </message>
    <message>
        <source>Not offered here</source>
        <translation>Kan ikke vælges her</translation>
    </message>
    <message>
        <source>An answer is needed</source>
        <translation>Her skal være et svar</translation>
    </message>
    <message>
        <source>There is no room for a note with this answer.</source>
        <translation>Til dette svar er der ikke plads til en note.</translation>
    </message>
</context>
<context>
    <name>EntryHead</name>
    <message>
        <source>The number printed on the sheet; Enter where there is none</source>
        <translation>Nummeret, der er trykt på skemaet; Enter, hvis der ikke er noget</translation>
    </message>
    <message>
        <source>The day of the interview, as 14, 14-11 or 14-11-26</source>
        <translation>Dagen for interviewet, som 14, 14-11 eller 14-11-26</translation>
    </message>
    <message>
        <source>The language of the form: its digit, or the arrows left and right</source>
        <translation>Skemaets sprog: dets tal, eller pil til venstre og højre</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Form in</source>
        <translation>Skema på</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>not asked</source>
        <translation>ikke stillet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>ved ikke</translation>
    </message>
    <message>
        <source>won't say</source>
        <translation>vil ikke svare</translation>
    </message>
    <message>
        <source>Possible: {codes}</source>
        <translation>Mulige svar: {codes}</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>0–{years} years, 0–11 months</source>
        <translation>0–{years} år, 0–11 måneder</translation>
    </message>
    <message>
        <source>{years} years, {months} months</source>
        <translation>{years} år, {months} mdr.</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>ved ikke</translation>
    </message>
    <message>
        <source>won't say</source>
        <translation>vil ikke svare</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>{keys} or {last}</source>
        <translation>{keys} eller {last}</translation>
    </message>
</context>
<context>
    <name>ExportScreen</name>
    <message>
        <source>Export</source>
        <translation>Eksportér</translation>
    </message>
    <message>
        <source>Which interviews</source>
        <translation>Hvilke interview</translation>
    </message>
    <message>
        <source>Not exported yet</source>
        <translation>Ikke eksporteret</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Seneste 7 dage</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>This leaves the device</source>
        <translation>Det her forlader enheden</translation>
    </message>
    <message>
        <source>This never leaves it</source>
        <translation>Det her forlader den aldrig</translation>
    </message>
    <message>
        <source>• Dates and times: only the week leaves</source>
        <translation>• Datoer og klokkeslæt: kun ugen kommer med</translation>
    </message>
    <message>
        <source>• Your name and the name of the device</source>
        <translation>• Dit navn og enhedens navn</translation>
    </message>
    <message>
        <source>• Notes that were set aside</source>
        <translation>• Noter, der er lagt til side</translation>
    </message>
    <message>
        <source>• What you replace in the notes on the next page</source>
        <translation>• Det, du erstatter i noterne på næste side</translation>
    </message>
    <message>
        <source>The batch has no names, but it is still personal data: hand it to the project lead and to nobody else.</source>
        <translation>Filen skal være uden navne, men den indeholder stadig personoplysninger: giv den til projektlederen og ikke til andre.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Hvor skal filen hen?</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>En anden mappe …</translation>
    </message>
    <message>
        <source>Can what is marked tell who somebody is? Keep it, or have it replaced.</source>
        <translation>Kan man se på det markerede, hvem det handler om? Så erstat det.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold det</translation>
    </message>
    <message>
        <source>Replace this one and all the rest</source>
        <translation>Erstat dette og alle de øvrige</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Arbejder …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fremdrift</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annullér</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Write the batch</source>
        <translation>Skriv filen</translation>
    </message>
    <message>
        <source>See the places in the notes again</source>
        <translation>Se stederne i noterne igen</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Tæller …</translation>
    </message>
    <message>
        <source>There is nothing to export here</source>
        <translation>Der er ikke noget at eksportere</translation>
    </message>
    <message>
        <source>Finished interviews and those who said no will be counted here.</source>
        <translation>Færdige interview og dem, der sagde nej, bliver talt her.</translation>
    </message>
    <message>
        <source>1 interview</source>
        <translation>1 interview</translation>
    </message>
    <message>
        <source>{count} interviews</source>
        <translation>{count} interview</translation>
    </message>
    <message>
        <source>• The answers, and the notes to the questions that were asked</source>
        <translation>• Svarene og noterne til de spørgsmål, der blev stillet</translation>
    </message>
    <message>
        <source>• The background</source>
        <translation>• Baggrunden</translation>
    </message>
    <message>
        <source>{fields}: in bands, never exact</source>
        <translation>{fields}: i intervaller, aldrig præcist</translation>
    </message>
    <message>
        <source>{fields}: exact, as the study has chosen</source>
        <translation>{fields}: præcist, som undersøgelsen har valgt</translation>
    </message>
    <message>
        <source>• The week, the group, the language, and roughly how long it took</source>
        <translation>• Ugen, gruppen, sproget og cirka hvor længe det tog</translation>
    </message>
    <message>
        <source>• Those who said no: how many, and in which week</source>
        <translation>• Dem, der sagde nej: hvor mange og i hvilken uge</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 note</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} noter</translation>
    </message>
    <message>
        <source>1 said no</source>
        <translation>1 sagde nej</translation>
    </message>
    <message>
        <source>{count} said no</source>
        <translation>{count} sagde nej</translation>
    </message>
    <message>
        <source>1 is partial</source>
        <translation>1 er ufuldstændigt</translation>
    </message>
    <message>
        <source>{count} are partial</source>
        <translation>{count} er ufuldstændige</translation>
    </message>
    <message>
        <source>1 has withdrawn</source>
        <translation>1 har trukket sig</translation>
    </message>
    <message>
        <source>{count} have withdrawn</source>
        <translation>{count} har trukket sig</translation>
    </message>
    <message>
        <source>1 place in the notes to look at</source>
        <translation>1 sted i noterne skal ses efter</translation>
    </message>
    <message>
        <source>{count} places in the notes to look at</source>
        <translation>{count} steder i noterne skal ses efter</translation>
    </message>
    <message>
        <source>1 belongs to another study; choose it in the settings first</source>
        <translation>1 hører til en anden undersøgelse; vælg den først i indstillingerne</translation>
    </message>
    <message>
        <source>{count} belong to another study; choose it in the settings first</source>
        <translation>{count} hører til en anden undersøgelse; vælg den først i indstillingerne</translation>
    </message>
    <message>
        <source>1 cannot leave and stays here</source>
        <translation>1 kan ikke eksporteres og bliver her</translation>
    </message>
    <message>
        <source>{count} cannot leave and stay here</source>
        <translation>{count} kan ikke eksporteres og bliver her</translation>
    </message>
    <message>
        <source>Memory stick or drive: {name}</source>
        <translation>USB-nøgle eller drev: {name}</translation>
    </message>
    <message>
        <source>Documents on this device</source>
        <translation>Dokumenter på denne enhed</translation>
    </message>
    <message>
        <source>Where to put the batch</source>
        <translation>Hvor filen skal ligge</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Se i:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Mappe:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Type:</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Vælg</translation>
    </message>
    <message>
        <source>Place {number} of {total} in the notes</source>
        <translation>Sted {number} af {total} i noterne</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>beholdt</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>Replace it with {token}</source>
        <translation>Erstat med {token}</translation>
    </message>
    <message>
        <source>The batch is written</source>
        <translation>Filen er skrevet</translation>
    </message>
    <message>
        <source>Hand this one file to the project lead. The interviews stay on the device.</source>
        <translation>Giv denne ene fil til projektlederen. Interviewene bliver på enheden.</translation>
    </message>
    <message>
        <source>{count}. Checked after writing. SHA-256: {digest} …</source>
        <translation>{count}. Kontrolleret efter skrivning. SHA-256: {digest} …</translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Velkommen</translation>
    </message>
    <message>
        <source>With this app you ask citizens about their meeting at the jobcenter.</source>
        <translation>Med appen spørger du borgere om deres møde på jobcentret.</translation>
    </message>
    <message>
        <source>The answers stay on this device, locked with a passphrase that you choose now.</source>
        <translation>Svarene bliver på denne enhed, låst med en adgangskode, som du vælger nu.</translation>
    </message>
    <message>
        <source>Nobody can find the passphrase for you</source>
        <translation>Ingen kan finde adgangskoden frem for dig</translation>
    </message>
    <message>
        <source>If you forget it, the interviews on this device are lost: neither the study's lead nor the makers of the app can open them. So keep it somewhere safe, and never together with the device.</source>
        <translation>Glemmer du den, er interviewene på enheden tabt: Hverken projektlederen eller de, der har lavet appen, kan åbne dem. Gem den derfor et sikkert sted, og aldrig sammen med enheden.</translation>
    </message>
    <message>
        <source>Lock with it and begin</source>
        <translation>Brug adgangskoden, og begynd</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>Nyt interview</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Eksportér …</translation>
    </message>
    <message>
        <source>Type in paper forms …</source>
        <translation>Indtast papirskemaer …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Ikke færdige</translation>
    </message>
    <message>
        <source>Interviews that are interrupted wait here.</source>
        <translation>Interview, der bliver afbrudt, venter her.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>No interviews yet today. They will stand here when they are finished.</source>
        <translation>Ingen interview endnu i dag. De står her, når de er færdige.</translation>
    </message>
    <message>
        <source>carried out today</source>
        <translation>gennemført i dag</translation>
    </message>
    <message>
        <source>said no today</source>
        <translation>sagde nej i dag</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>ikke eksporteret endnu</translation>
    </message>
    <message>
        <source>%H:%M</source>
        <translation>%H.%M</translation>
    </message>
    <message>
        <source>Begun at {time}</source>
        <translation>Begyndt kl. {time}</translation>
    </message>
    <message>
        <source>Begun {date} at {time}</source>
        <translation>Begyndt {date} kl. {time}</translation>
    </message>
    <message>
        <source>%d/%m</source>
        <translation>%d.%m.</translation>
    </message>
    <message>
        <source>Paper form {sheet}</source>
        <translation>Papirskema {sheet}</translation>
    </message>
    <message>
        <source>, second entry</source>
        <translation>, anden indtastning</translation>
    </message>
    <message>
        <source>its questionnaire is not on this device</source>
        <translation>spørgeskemaet findes ikke på denne enhed</translation>
    </message>
    <message>
        <source>stands at: {topic}</source>
        <translation>står ved: {topic}</translation>
    </message>
    <message>
        <source>stands at question {number} of {total}</source>
        <translation>er nået til spørgsmål {number} af {total}</translation>
    </message>
    <message>
        <source>stands at the introduction</source>
        <translation>er nået til introduktionen</translation>
    </message>
    <message>
        <source>stands at the scale</source>
        <translation>er nået til skalaen</translation>
    </message>
    <message>
        <source>stands at the background</source>
        <translation>er nået til baggrunden</translation>
    </message>
    <message>
        <source>stands at the summary</source>
        <translation>er nået til oversigten</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Ufuldstændigt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Færdigt</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>eksporteret</translation>
    </message>
    <message>
        <source>not exported</source>
        <translation>ikke eksporteret</translation>
    </message>
</context>
<context>
    <name>InterviewScreen</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fremdrift</translation>
    </message>
    <message>
        <source>Not validated by a native speaker</source>
        <translation>Ikke godkendt af en med sproget som modersmål</translation>
    </message>
    <message>
        <source>Not validated</source>
        <translation>Ikke godkendt</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min.</translation>
    </message>
    <message>
        <source>{minutes} minutes since the start</source>
        <translation>{minutes} minutter siden start</translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation>Dette spørgsmål skal besvares.</translation>
    </message>
    <message>
        <source>Choose an answer first, or skip.</source>
        <translation>Vælg et svar først, eller spring over.</translation>
    </message>
    <message>
        <source>{topic}: this needs an answer.</source>
        <translation>{topic}: Det skal besvares.</translation>
    </message>
    <message>
        <source>Save and go to the front page</source>
        <translation>Gem og gå til forsiden</translation>
    </message>
    <message>
        <source>Read aloud in: {language}</source>
        <translation>Oplæsning: {language}</translation>
    </message>
    <message>
        <source>To the summary</source>
        <translation>Til oversigten</translation>
    </message>
    <message>
        <source>Brug appen på dansk</source>
        <translation>Use the app in English</translation>
    </message>
    <message>
        <source>Ask the background at the end</source>
        <translation>Spørg om baggrund til sidst</translation>
    </message>
    <message>
        <source>Ask the background at the start</source>
        <translation>Spørg om baggrund først</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Taster</translation>
    </message>
    <message>
        <source>Stop the interview …</source>
        <translation>Stop interviewet …</translation>
    </message>
    <message>
        <source>Back to the interview</source>
        <translation>Tilbage til interviewet</translation>
    </message>
    <message>
        <source>Read aloud in</source>
        <translation>Læs op på</translation>
    </message>
    <message>
        <source>Stop the interview</source>
        <translation>Stop interviewet</translation>
    </message>
    <message>
        <source>Kept as partial: the answers so far stay and are marked as partial.</source>
        <translation>Gem som ufuldstændigt: Svarene indtil nu bliver gemt og markeret som ufuldstændige.</translation>
    </message>
    <message>
        <source>Withdrawn: everything is erased; only the count of one remains.</source>
        <translation>Borgeren trækker sig: Alt bliver slettet. Vi tæller kun, at én har trukket sig.</translation>
    </message>
    <message>
        <source>Keep as partial</source>
        <translation>Gem som ufuldstændigt</translation>
    </message>
    <message>
        <source>The citizen withdraws …</source>
        <translation>Borgeren trækker sig …</translation>
    </message>
    <message>
        <source>Go on with the interview</source>
        <translation>Fortsæt interviewet</translation>
    </message>
    <message>
        <source>Answers and notes are erased from this device and its backups.</source>
        <translation>Svar og noter bliver slettet fra enheden og dens sikkerhedskopier.</translation>
    </message>
    <message>
        <source>If it has been exported, the copy in the batch is not reached from here: tell the project lead.</source>
        <translation>Er det allerede eksporteret, bliver kopien i filen ikke slettet. Sig det til projektlederen.</translation>
    </message>
    <message>
        <source>Erase this interview for good?</source>
        <translation>Vil du slette interviewet for altid?</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Slet for altid</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold det</translation>
    </message>
    <message>
        <source>Erasing …</source>
        <translation>Sletter …</translation>
    </message>
</context>
<context>
    <name>IntroductionPage</name>
    <message>
        <source>Read aloud</source>
        <translation>Læs op</translation>
    </message>
    <message>
        <source>This questionnaire has no introduction. Say who you are, and ask if the citizen will take part.</source>
        <translation>Spørgeskemaet har ingen indledning. Fortæl, hvem du er, og spørg, om borgeren vil være med.</translation>
    </message>
    <message>
        <source>The citizen answers yes or no. A no is counted as a refusal, and nothing else is kept.</source>
        <translation>Borgeren svarer ja eller nej. Et nej bliver talt med, og intet andet bliver gemt.</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Introduktion</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Ja, gå i gang</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Nej tak</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
</context>
<context>
    <name>KeysTable</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Front page: new interview</source>
        <translation>Forsiden: nyt interview</translation>
    </message>
    <message>
        <source>0-9, letters</source>
        <translation>0-9, bogstaver</translation>
    </message>
    <message>
        <source>Answer; the cursor then stands in the note</source>
        <translation>Svar; markøren står så i noten</translation>
    </message>
    <message>
        <source>Change the rating from within the note</source>
        <translation>Ret svaret, mens du skriver noten</translation>
    </message>
    <message>
        <source>Ctrl+digit</source>
        <translation>Ctrl+tal</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Gå videre</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Skift+Enter</translation>
    </message>
    <message>
        <source>New line in the note</source>
        <translation>Ny linje i noten</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up, Page Down</translation>
    </message>
    <message>
        <source>Back and forward without answering</source>
        <translation>Tilbage og frem uden at svare</translation>
    </message>
    <message>
        <source>S, Alt+S</source>
        <translation>S, Alt+S</translation>
    </message>
    <message>
        <source>Skip the question; Alt+S from within the note</source>
        <translation>Spring spørgsmålet over; Alt+S fra noten</translation>
    </message>
    <message>
        <source>Letters, Tab</source>
        <translation>Bogstaver, Tab</translation>
    </message>
    <message>
        <source>Background: choose, next field</source>
        <translation>Baggrund: vælg, næste felt</translation>
    </message>
    <message>
        <source>Alt+L</source>
        <translation>Alt+L</translation>
    </message>
    <message>
        <source>The language read aloud</source>
        <translation>Sproget, du læser op på</translation>
    </message>
    <message>
        <source>J, N</source>
        <translation>J, N</translation>
    </message>
    <message>
        <source>Introduction: the citizen says yes or no</source>
        <translation>Introduktion: borgeren siger ja eller nej</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Not validated by a native speaker</source>
        <translation>Ikke godkendt af en med sproget som modersmål</translation>
    </message>
    <message>
        <source>Show the original wording too: {language}</source>
        <translation>Vis også den oprindelige ordlyd: {language}</translation>
    </message>
    <message>
        <source>Small, below what is read aloud in another language</source>
        <translation>Med lille skrift under det, du læser op på et andet sprog</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
</context>
<context>
    <name>LongEntry</name>
    <message>
        <source>Saved</source>
        <translation>Gemt</translation>
    </message>
    <message>
        <source>What the citizen says</source>
        <translation>Det, borgeren siger</translation>
    </message>
    <message>
        <source>Names and numbers are best left out. What is marked is shown again at export.</source>
        <translation>Lad helst navne og numre være ude. Det markerede bliver vist igen før eksport.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The file with your settings could not be read.</source>
        <translation>Filen med dine indstillinger kunne ikke læses.</translation>
    </message>
    <message>
        <source>Interviews are not touched. The usual settings are used.</source>
        <translation>Interviewene er ikke berørt. De almindelige indstillinger bliver brugt.</translation>
    </message>
    <message>
        <source>The old file is kept as {path}.</source>
        <translation>Den gamle fil ligger som {path}.</translation>
    </message>
    <message>
        <source>The interview is finished and saved.</source>
        <translation>Interviewet er færdigt og gemt.</translation>
    </message>
    <message>
        <source>The interview is kept as partial.</source>
        <translation>Interviewet er gemt som ufuldstændigt.</translation>
    </message>
    <message>
        <source>The interview is erased from this device's store.</source>
        <translation>Interviewet er slettet fra enheden.</translation>
    </message>
    <message>
        <source>One no is counted. Nothing else is kept.</source>
        <translation>Et nej er talt med. Intet andet er gemt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Taster</translation>
    </message>
    <message>
        <source>The last thing you wrote is not saved</source>
        <translation>Det sidste, du skrev, er ikke gemt</translation>
    </message>
    <message>
        <source>Everything before it is safe. If you leave now, the last of it is lost.</source>
        <translation>Alt før det er i god behold. Går du nu, går det sidste tabt.</translation>
    </message>
    <message>
        <source>Leave, and lose the last of it</source>
        <translation>Gå, og mist det sidste</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bliv her</translation>
    </message>
    <message>
        <source>The interview is erased from this device and its backups.</source>
        <translation>Interviewet er slettet fra enheden og dens sikkerhedskopier.</translation>
    </message>
    <message>
        <source>A backup could not be reached yet; it is encrypted like everything else.</source>
        <translation>En sikkerhedskopi kunne ikke nås endnu; den er krypteret som alt andet.</translation>
    </message>
    <message>
        <source>The app tries again at each unlock. A backup that cannot be opened, in a folder whose name begins with damaged, has to be deleted by hand.</source>
        <translation>Appen prøver igen, hver gang du låser op. En sikkerhedskopi, der ikke kan åbnes (i en mappe, hvis navn begynder med damaged), må slettes i hånden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Something went wrong in the app.</source>
        <translation>Noget gik galt i appen.</translation>
    </message>
    <message>
        <source>What was saved before is safe on this device.</source>
        <translation>Det, der var gemt, er i god behold på enheden.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, close the app, open it, and tell the study's lead.</source>
        <translation>Prøv igen. Sker det igen, så luk appen, åbn den, og sig det til projektlederen.</translation>
    </message>
    <message>
        <source>There is a mistake in a file that the app reads.</source>
        <translation>Der er en fejl i en fil, som appen læser.</translation>
    </message>
    <message>
        <source>The interviews on this device are safe.</source>
        <translation>Interviewene på enheden er i god behold.</translation>
    </message>
    <message>
        <source>Send the lines below to the person who made the file.</source>
        <translation>Send linjerne herunder til den, der har lavet filen.</translation>
    </message>
    <message>
        <source>The questionnaire has a mistake, so it cannot be used yet.</source>
        <translation>Der er en fejl i spørgeskemaet, så det kan ikke bruges endnu.</translation>
    </message>
    <message>
        <source>Send the lines below to the person who made the questionnaire.</source>
        <translation>Send linjerne herunder til den, der har lavet spørgeskemaet.</translation>
    </message>
    <message>
        <source>The study's file has a mistake, so it cannot be used yet.</source>
        <translation>Der er en fejl i undersøgelsens fil, så den kan ikke bruges endnu.</translation>
    </message>
    <message>
        <source>Send the lines below to the person who made the study.</source>
        <translation>Send linjerne herunder til den, der har lavet undersøgelsen.</translation>
    </message>
    <message>
        <source>Ask the study's lead to install that version. Then you can go on.</source>
        <translation>Bed projektlederen om at installere den version. Så kan du fortsætte.</translation>
    </message>
    <message>
        <source>The study {name} is not on this device.</source>
        <translation>Undersøgelsen {name} findes ikke på denne enhed.</translation>
    </message>
    <message>
        <source>Its interviews are safe.</source>
        <translation>Dens interview er i sikkerhed.</translation>
    </message>
    <message>
        <source>Ask the study's lead for its file, and add it in the settings.</source>
        <translation>Bed undersøgelsens leder om filen, og tilføj den i indstillingerne.</translation>
    </message>
    <message>
        <source>No study on this device fits the questionnaire {name} {version}.</source>
        <translation>Ingen undersøgelse på denne enhed passer til spørgeskemaet {name} {version}.</translation>
    </message>
    <message>
        <source>Nothing was written, and nothing was changed.</source>
        <translation>Der er ikke skrevet noget, og intet er ændret.</translation>
    </message>
    <message>
        <source>Use the questionnaire for new interviews first: the study says who asks, and that stands on the paper.</source>
        <translation>Brug først spørgeskemaet til nye interview: undersøgelsen siger, hvem der spørger, og det står på papiret.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} er tom.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Vælg en anden fil.</translation>
    </message>
    <message>
        <source>{name} is an Excel workbook of the old kind (.xls).</source>
        <translation>{name} er en Excel-fil af den gamle slags (.xls).</translation>
    </message>
    <message>
        <source>Open it in Excel, and save it as .xlsx.</source>
        <translation>Åbn den i Excel, og gem den som .xlsx.</translation>
    </message>
    <message>
        <source>{name} is protected with a password.</source>
        <translation>{name} er beskyttet med en adgangskode.</translation>
    </message>
    <message>
        <source>Open it in Excel, take the password away, and save it.</source>
        <translation>Åbn den i Excel, fjern adgangskoden, og gem den.</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} er beskadiget.</translation>
    </message>
    <message>
        <source>Open it in Excel, and save it anew.</source>
        <translation>Åbn den i Excel, og gem den igen.</translation>
    </message>
    <message>
        <source>{name} is too large.</source>
        <translation>{name} er for stor.</translation>
    </message>
    <message>
        <source>Keep the form's own sheets only, and delete the empty rows and columns around what is written.</source>
        <translation>Behold kun skemaets egne ark, og slet de tomme rækker og kolonner uden om det skrevne.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} kan ikke læses.</translation>
    </message>
    <message>
        <source>Make it readable, or choose another file.</source>
        <translation>Giv adgang til den, eller vælg en anden fil.</translation>
    </message>
    <message>
        <source>{name} has no sheet called survey.</source>
        <translation>{name} har intet ark, der hedder survey.</translation>
    </message>
    <message>
        <source>Put the questions in a sheet of that name, with the columns type, name and label.</source>
        <translation>Sæt spørgsmålene i et ark med det navn, med kolonnerne type, name og label.</translation>
    </message>
    <message>
        <source>{name} is no Excel workbook.</source>
        <translation>{name} er ikke en Excel-fil.</translation>
    </message>
    <message>
        <source>Open it in the program that made it, and save it as .xlsx.</source>
        <translation>Åbn den i det program, den er lavet i, og gem den som .xlsx.</translation>
    </message>
    <message>
        <source>Nothing on this device was changed.</source>
        <translation>Intet på denne enhed er ændret.</translation>
    </message>
    <message>
        <source>Choose another name; the file there is left as it is.</source>
        <translation>Vælg et andet navn; filen, der ligger der, er ikke rørt.</translation>
    </message>
    <message>
        <source>Make room on the disk, and try again.</source>
        <translation>Skaf plads på disken, og prøv igen.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Vælg en mappe, der findes.</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write.</source>
        <translation>Vælg en mappe, du må skrive i.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Filen kunne ikke skrives.</translation>
    </message>
    <message>
        <source>Write a number from {minimum} to {maximum}.</source>
        <translation>Skriv et tal fra {minimum} til {maximum}.</translation>
    </message>
    <message>
        <source>The note is too long to keep. Shorten it; nothing has been cut off.</source>
        <translation>Noten er for lang til at blive gemt. Gør den kortere; der er ikke skåret noget af.</translation>
    </message>
    <message>
        <source>Choose the answer that opens it first.</source>
        <translation>Vælg først det svar, der åbner det.</translation>
    </message>
    <message>
        <source>Choose a month and a year within the limits shown.</source>
        <translation>Vælg en måned og et år inden for de grænser, der står.</translation>
    </message>
    <message>
        <source>Write it on one line.</source>
        <translation>Skriv det på én linje.</translation>
    </message>
    <message>
        <source>This question needs an answer; without one, the interview is not finished.</source>
        <translation>Spørgsmålet skal besvares. Uden et svar kan interviewet ikke afsluttes.</translation>
    </message>
    <message>
        <source>Choose one of the answers on the screen.</source>
        <translation>Vælg et af svarene på skærmen.</translation>
    </message>
    <message>
        <source>That answer is not possible here.</source>
        <translation>Det svar kan ikke bruges her.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>The app could not do that with the interviews on this device.</source>
        <translation>Det kunne appen ikke gøre med interviewene på enheden.</translation>
    </message>
    <message>
        <source>What was saved before is safe.</source>
        <translation>Det, der var gemt, er i god behold.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell the study's lead.</source>
        <translation>Prøv igen. Sker det igen, så sig det til projektlederen.</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>Adgangskoden er ikke rigtig.</translation>
    </message>
    <message>
        <source>Try again. Tap Show to see what you write.</source>
        <translation>Prøv igen. Tryk på Vis for at se, hvad du skriver.</translation>
    </message>
    <message>
        <source>There are no interviews in this folder.</source>
        <translation>Der er ingen interview i mappen.</translation>
    </message>
    <message>
        <source>If there should be some, look whether the folder was moved. Otherwise close the app and open it to begin anew.</source>
        <translation>Skulle der være nogen, så se efter, om mappen er flyttet. Ellers luk appen, og åbn den for at begynde forfra.</translation>
    </message>
    <message>
        <source>There are interviews in this folder already.</source>
        <translation>Der er allerede interview i mappen.</translation>
    </message>
    <message>
        <source>They were left as they are.</source>
        <translation>De er ikke rørt.</translation>
    </message>
    <message>
        <source>Close the app and open it, and unlock with your passphrase.</source>
        <translation>Luk appen, åbn den, og lås op med din adgangskode.</translation>
    </message>
    <message>
        <source>The app is already open in another window.</source>
        <translation>Appen er allerede åben i et andet vindue.</translation>
    </message>
    <message>
        <source>Go on in the other window, or close it and try again here.</source>
        <translation>Fortsæt i det andet vindue, eller luk det, og prøv igen her.</translation>
    </message>
    <message>
        <source>The file with the interviews is damaged.</source>
        <translation>Filen med interviewene er beskadiget.</translation>
    </message>
    <message>
        <source>It is left untouched.</source>
        <translation>Den er ikke rørt.</translation>
    </message>
    <message>
        <source>Lock the app and unlock it again. Then it offers you the newest good backup.</source>
        <translation>Lås appen, og lås den op igen. Så tilbyder den dig den nyeste gode sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The interviews were saved by a newer version of the app.</source>
        <translation>Interviewene er gemt med en nyere version af appen.</translation>
    </message>
    <message>
        <source>Ask the study's lead for the newer version, and open them with it.</source>
        <translation>Bed projektlederen om den nyere version, og åbn dem med den.</translation>
    </message>
    <message>
        <source>The app may not read or write the folder with the interviews.</source>
        <translation>Appen kan ikke læse eller skrive i mappen med interviewene.</translation>
    </message>
    <message>
        <source>See whether the disk is full or the folder is read-only. Then try again.</source>
        <translation>Se efter, om disken er fuld, eller om mappen er skrivebeskyttet. Prøv så igen.</translation>
    </message>
    <message>
        <source>There is no room left, so the last change is not saved.</source>
        <translation>Der er ikke plads på disken, så den sidste ændring er ikke gemt.</translation>
    </message>
    <message>
        <source>Make room on the device, and try again.</source>
        <translation>Skaf plads på enheden, og prøv igen.</translation>
    </message>
    <message>
        <source>The folder may not be written to, so the last change is not saved.</source>
        <translation>Der kan ikke skrives i mappen, så den sidste ændring er ikke gemt.</translation>
    </message>
    <message>
        <source>Ask for the right to write to it, and try again.</source>
        <translation>Bed om lov til at skrive i den, og prøv igen.</translation>
    </message>
    <message>
        <source>The last change is not saved.</source>
        <translation>Den sidste ændring er ikke gemt.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, note the answer on paper and tell the study's lead.</source>
        <translation>Prøv igen. Sker det igen, så skriv svaret på papir, og sig det til projektlederen.</translation>
    </message>
    <message>
        <source>Everything before it is safe.</source>
        <translation>Alt før den er i god behold.</translation>
    </message>
    <message>
        <source>A part of the app has a known fault that can lose interviews.</source>
        <translation>En del af appen har en kendt fejl, der kan koste interview.</translation>
    </message>
    <message>
        <source>So nothing was opened, and what is saved is safe.</source>
        <translation>Derfor er intet åbnet, og det, der er gemt, er i god behold.</translation>
    </message>
    <message>
        <source>Ask the study's lead to install the app anew.</source>
        <translation>Bed projektlederen om at installere appen på ny.</translation>
    </message>
    <message>
        <source>The folder you chose is not there.</source>
        <translation>Mappen, du valgte, findes ikke.</translation>
    </message>
    <message>
        <source>Choose another folder, and export again.</source>
        <translation>Vælg en anden mappe, og eksportér igen.</translation>
    </message>
    <message>
        <source>There is not enough room where you want to export to.</source>
        <translation>Der er ikke plads nok dér, hvor du vil eksportere til.</translation>
    </message>
    <message>
        <source>Make room, or choose another place, and export again.</source>
        <translation>Skaf plads, eller vælg et andet sted, og eksportér igen.</translation>
    </message>
    <message>
        <source>The app may not write in the folder you chose.</source>
        <translation>Appen kan ikke skrive i mappen, du valgte.</translation>
    </message>
    <message>
        <source>The drive went away during the export.</source>
        <translation>Drevet forsvandt midt i eksporten.</translation>
    </message>
    <message>
        <source>Put it back in, and export again.</source>
        <translation>Sæt det i igen, og eksportér igen.</translation>
    </message>
    <message>
        <source>There is a file with that name already.</source>
        <translation>Der er allerede en fil med det navn.</translation>
    </message>
    <message>
        <source>Choose another name or folder, and export again.</source>
        <translation>Vælg et andet navn eller en anden mappe, og eksportér igen.</translation>
    </message>
    <message>
        <source>The file is written, but the app could not make a note of it.</source>
        <translation>Filen er skrevet, men appen kunne ikke notere det.</translation>
    </message>
    <message>
        <source>The file is whole, and the interviews are safe here as well.</source>
        <translation>Filen er hel, og interviewene er også i god behold her.</translation>
    </message>
    <message>
        <source>Hand it over. The same interviews leave once more in the next one; nothing is counted twice.</source>
        <translation>Aflever den. De samme interview kommer med igen i den næste; intet bliver talt to gange.</translation>
    </message>
    <message>
        <source>The export did not succeed.</source>
        <translation>Eksporten lykkedes ikke.</translation>
    </message>
    <message>
        <source>Try again, or choose another folder.</source>
        <translation>Prøv igen, eller vælg en anden mappe.</translation>
    </message>
    <message>
        <source>The questionnaire {name} {version} is not on this device.</source>
        <translation>Spørgeskemaet {name} {version} findes ikke på denne enhed.</translation>
    </message>
    <message>
        <source>Interviews made with it are safe.</source>
        <translation>Interview lavet med det er i sikkerhed.</translation>
    </message>
    <message>
        <source>The interviews are safe on this device, and none of them counts as exported.</source>
        <translation>Interviewene er i god behold på enheden, og ingen af dem tæller som eksporteret.</translation>
    </message>
    <message>
        <source>There is nothing to export in that period.</source>
        <translation>Der er intet at eksportere i den periode.</translation>
    </message>
    <message>
        <source>Choose a longer period, or come back after an interview.</source>
        <translation>Vælg en længere periode, eller kom igen efter et interview.</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>1 mistake in the files</source>
        <translation>1 fejl i filerne</translation>
    </message>
    <message>
        <source>{count} mistakes in the files</source>
        <translation>{count} fejl i filerne</translation>
    </message>
    <message>
        <source>The preview goes on where it was as soon as the files are right and saved.</source>
        <translation>Prøven går videre, hvor den var, så snart filerne er rigtige og gemt.</translation>
    </message>
</context>
<context>
    <name>MonthEntry</name>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>Write the month as a number from 1 to 12.</source>
        <translation>Skriv måneden som et tal fra 1 til 12.</translation>
    </message>
    <message>
        <source>Write the year with four digits.</source>
        <translation>Skriv året med fire cifre.</translation>
    </message>
    <message>
        <source>Write a month from {first} to {last}.</source>
        <translation>Skriv en måned fra {first} til {last}.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Write a passphrase.</source>
        <translation>Skriv en adgangskode.</translation>
    </message>
    <message>
        <source>It is too short. Add 1 more character.</source>
        <translation>Den er for kort. Skriv 1 tegn mere.</translation>
    </message>
    <message>
        <source>It is too short. Add {count} more characters.</source>
        <translation>Den er for kort. Skriv {count} tegn mere.</translation>
    </message>
    <message>
        <source>It is too easy to guess. Add a word or two that do not belong to it.</source>
        <translation>Den er for let at gætte. Føj et ord eller to til, som ikke hører sammen med resten.</translation>
    </message>
    <message>
        <source>Write it once more, so that a slip of the finger does not lock you out.</source>
        <translation>Skriv den en gang til, så en slåfejl ikke låser dig ude.</translation>
    </message>
    <message>
        <source>The two are not the same. Tap Show to compare them.</source>
        <translation>De to er ikke ens. Tryk på Vis for at sammenligne dem.</translation>
    </message>
    <message>
        <source>Strength: shown here as you write</source>
        <translation>Styrke: vises her, mens du skriver</translation>
    </message>
    <message>
        <source>Strength: far too weak</source>
        <translation>Styrke: alt for svag</translation>
    </message>
    <message>
        <source>Strength: too weak</source>
        <translation>Styrke: for svag</translation>
    </message>
    <message>
        <source>Strength: good enough</source>
        <translation>Styrke: god nok</translation>
    </message>
    <message>
        <source>Strength: good</source>
        <translation>Styrke: god</translation>
    </message>
    <message>
        <source>Strength: very good</source>
        <translation>Styrke: meget god</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Ny adgangskode</translation>
    </message>
    <message>
        <source>At least {count} characters. A whole sentence is easy to remember.</source>
        <translation>Mindst {count} tegn. En hel sætning er let at huske.</translation>
    </message>
    <message>
        <source>The same passphrase once more</source>
        <translation>Den samme adgangskode igen</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Adgangskodens styrke</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Set aside, not exported: {note}</source>
        <translation>Lagt til side, eksporteres ikke: {note}</translation>
    </message>
</context>
<context>
    <name>PaperEntryScreen</name>
    <message>
        <source>Choose again: what was chosen before is not kept.</source>
        <translation>Vælg igen: det, der blev valgt før, er ikke gemt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Second entry</source>
        <translation>Anden indtastning</translation>
    </message>
    <message>
        <source>Paper forms</source>
        <translation>Papirskemaer</translation>
    </message>
    <message>
        <source>{count} typed in</source>
        <translation>{count} tastet ind</translation>
    </message>
    <message>
        <source>The citizen withdraws …</source>
        <translation>Borgeren trækker sig …</translation>
    </message>
    <message>
        <source>Erase form …</source>
        <translation>Slet skema …</translation>
    </message>
    <message>
        <source>Enter: on to the form</source>
        <translation>Enter: videre til skemaet</translation>
    </message>
    <message>
        <source>Ctrl+Z: the form before</source>
        <translation>Ctrl+Z: skemaet før</translation>
    </message>
    <message>
        <source>Esc: close</source>
        <translation>Esc: luk</translation>
    </message>
    <message>
        <source>Nothing is typed in yet.</source>
        <translation>Der er ikke tastet noget ind endnu.</translation>
    </message>
    <message>
        <source>An answer is needed</source>
        <translation>Her skal være et svar</translation>
    </message>
    <message>
        <source>{number} is saved. Ctrl+Z opens it again.</source>
        <translation>{number} er gemt. Ctrl+Z åbner det igen.</translation>
    </message>
    <message>
        <source>The form is saved. Ctrl+Z opens it again.</source>
        <translation>Skemaet er gemt. Ctrl+Z åbner det igen.</translation>
    </message>
    <message>
        <source>There is no finished first entry with this number to compare with.</source>
        <translation>Der er ingen afsluttet første indtastning med det nummer at sammenligne med.</translation>
    </message>
    <message>
        <source>1: the first</source>
        <translation>1: den første</translation>
    </message>
    <message>
        <source>2: the second</source>
        <translation>2: den anden</translation>
    </message>
    <message>
        <source>3: type anew</source>
        <translation>3: tast om</translation>
    </message>
    <message>
        <source>Esc: later</source>
        <translation>Esc: senere</translation>
    </message>
    <message>
        <source>This is not decided yet.</source>
        <translation>Her mangler du at vælge.</translation>
    </message>
    <message>
        <source>This is asked now, too. What does the form say?</source>
        <translation>Det spørgsmål hører nu også med. Hvad står der på skemaet?</translation>
    </message>
    <message>
        <source>This is asked now, too, and needs an answer. What does the form say?</source>
        <translation>Det spørgsmål hører nu også med og skal have et svar. Hvad står der på skemaet?</translation>
    </message>
    <message>
        <source>{number}: both entries agree.</source>
        <translation>{number}: de to indtastninger er ens.</translation>
    </message>
    <message>
        <source>{number}: the first entry is corrected.</source>
        <translation>{number}: den første indtastning er rettet.</translation>
    </message>
    <message>
        <source>Erasing …</source>
        <translation>Sletter …</translation>
    </message>
    <message>
        <source>The form is erased.</source>
        <translation>Skemaet er slettet.</translation>
    </message>
    <message>
        <source>The interview is erased.</source>
        <translation>Interviewet er slettet.</translation>
    </message>
    <message>
        <source>The interview is erased from this device's store.</source>
        <translation>Interviewet er slettet fra enheden.</translation>
    </message>
    <message>
        <source>A backup could not be reached yet; it is encrypted like all else.</source>
        <translation>En sikkerhedskopi kunne ikke nås endnu; den er krypteret som alt andet.</translation>
    </message>
    <message>
        <source>The app tries again at each unlock.</source>
        <translation>Appen prøver igen, hver gang den låses op.</translation>
    </message>
</context>
<context>
    <name>PaperKeysTable</name>
    <message>
        <source>0-9, letters</source>
        <translation>0-9, bogstaver</translation>
    </message>
    <message>
        <source>Answer with what stands on the form; on to the next</source>
        <translation>Svar med det, der står på skemaet; videre til næste</translation>
    </message>
    <message>
        <source>Enter, -</source>
        <translation>Enter, -</translation>
    </message>
    <message>
        <source>On; an empty cell is not answered</source>
        <translation>Videre; et tomt felt er ikke besvaret</translation>
    </message>
    <message>
        <source>?, !</source>
        <translation>?, !</translation>
    </message>
    <message>
        <source>Does not know; won't say</source>
        <translation>Ved ikke; ønsker ikke at svare</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Slet tilbage</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Tag svaret tilbage</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>The note; Enter comes back</source>
        <translation>Noten; Enter fører tilbage</translation>
    </message>
    <message>
        <source>Tab, arrows</source>
        <translation>Tab, piletaster</translation>
    </message>
    <message>
        <source>Another cell</source>
        <translation>Et andet felt</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Save the form; ready for the next</source>
        <translation>Gem skemaet; klar til det næste</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Back to the form saved last</source>
        <translation>Tilbage til det skema, der sidst blev gemt</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Forlad</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide</source>
        <translation>Skjul</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Hide: {field}</source>
        <translation>Skjul: {field}</translation>
    </message>
    <message>
        <source>Show: {field}</source>
        <translation>Vis: {field}</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>1 year</source>
        <translation>1 år</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} år</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 måned</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} måneder</translation>
    </message>
    <message>
        <source>{years} and {months}</source>
        <translation>{years} og {months}</translation>
    </message>
</context>
<context>
    <name>PresentationPage</name>
    <message>
        <source>Read aloud while you show the colours</source>
        <translation>Læs op, mens du viser farverne</translation>
    </message>
    <message>
        <source>The scale</source>
        <translation>Skalaen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Prøve</translation>
    </message>
    <message>
        <source>Preview: nothing is stored</source>
        <translation>Prøve: intet bliver gemt</translation>
    </message>
    <message>
        <source>Made-up answers</source>
        <translation>Udfyld med opdigtede svar</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Forfra</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Ruteplan</translation>
    </message>
    <message>
        <source>Waiting for the files to be right</source>
        <translation>Venter på, at filerne er rigtige</translation>
    </message>
    <message>
        <source>{title}, version {version}</source>
        <translation>{title}, version {version}</translation>
    </message>
    <message>
        <source>A made-up note.</source>
        <translation>En opdigtet note.</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Not read aloud</source>
        <translation>Læses ikke op</translation>
    </message>
    <message>
        <source>What the citizen says</source>
        <translation>Det, borgeren siger</translation>
    </message>
    <message>
        <source>Names and numbers are best left out. What is marked is shown again at export.</source>
        <translation>Lad helst navne og numre være ude. Det markerede bliver vist igen før eksport.</translation>
    </message>
    <message>
        <source>Topic: {topic}</source>
        <translation>Emne: {topic}</translation>
    </message>
    <message>
        <source>Several answers are possible.</source>
        <translation>Flere svar er mulige.</translation>
    </message>
    <message>
        <source>D</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Don't know</source>
        <translation>Ved ikke</translation>
    </message>
    <message>
        <source>W</source>
        <translation>Ø</translation>
    </message>
    <message>
        <source>Won't say</source>
        <translation>Ønsker ikke at svare</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gemt</translation>
    </message>
    <message>
        <source>Note: {question}</source>
        <translation>Note: {question}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>Spørgsmål {number} af {total}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Sprunget over</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Spring over</translation>
    </message>
</context>
<context>
    <name>QuestionnairesScreen</name>
    <message>
        <source>Studies and questionnaires</source>
        <translation>Undersøgelser og spørgeskemaer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>New interviews belong to</source>
        <translation>Nye interview hører til</translation>
    </message>
    <message>
        <source>Interviews that have begun stay in their study and their version.</source>
        <translation>Interview, der er begyndt, bliver i deres undersøgelse og deres version.</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>Spørgeskemaer</translation>
    </message>
    <message>
        <source>Tap one to try it, print it or use it.</source>
        <translation>Tryk på et for at prøve det, skrive det ud eller bruge det.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tilføj</translation>
    </message>
    <message>
        <source>A questionnaire's folder …</source>
        <translation>Et spørgeskemas mappe …</translation>
    </message>
    <message>
        <source>An Excel form …</source>
        <translation>Et Excel-skema …</translation>
    </message>
    <message>
        <source>A study file …</source>
        <translation>En undersøgelses fil …</translation>
    </message>
    <message>
        <source>Cannot be used: {reason}</source>
        <translation>Kan ikke bruges: {reason}</translation>
    </message>
    <message>
        <source> (not validated)</source>
        <translation> (ikke godkendt)</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>This questionnaire cannot be used.</source>
        <translation>Dette spørgeskema kan ikke bruges.</translation>
    </message>
    <message>
        <source>Try it: preview and map</source>
        <translation>Prøv det: interview og kort</translation>
    </message>
    <message>
        <source>Use it for new interviews</source>
        <translation>Brug det til nye interview</translation>
    </message>
    <message>
        <source>PDF for print: form, show card, code book …</source>
        <translation>PDF til udskrift: skema, svarkort, kodebog …</translation>
    </message>
    <message>
        <source>A native speaker has validated: {language} …</source>
        <translation>En med sproget som modersmål har godkendt: {language} …</translation>
    </message>
    <message>
        <source>Not validated after all: {language} …</source>
        <translation>Alligevel ikke godkendt: {language} …</translation>
    </message>
    <message>
        <source>Has a native speaker read all of it?</source>
        <translation>Har en med sproget som modersmål læst det hele?</translation>
    </message>
    <message>
        <source>Mark it as not validated again?</source>
        <translation>Skal det mærkes som ikke godkendt igen?</translation>
    </message>
    <message>
        <source>{language}: {title}</source>
        <translation>{language}: {title}</translation>
    </message>
    <message>
        <source>The mark goes from the screen, the data and the code book of this version.</source>
        <translation>Mærket forsvinder fra skærmen, dataene og kodebogen i denne version.</translation>
    </message>
    <message>
        <source>The mark comes back on the screen, in the data and in the code book.</source>
        <translation>Mærket kommer tilbage på skærmen, i dataene og i kodebogen.</translation>
    </message>
    <message>
        <source>{count} texts are not translated.</source>
        <translation>{count} tekster er ikke oversat.</translation>
    </message>
    <message>
        <source>Yes, take it down</source>
        <translation>Ja, notér det</translation>
    </message>
    <message>
        <source>Yes, mark it</source>
        <translation>Ja, mærk det</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lad det være</translation>
    </message>
    <message>
        <source>Validated by a native speaker: {language}.</source>
        <translation>Godkendt af en med sproget som modersmål: {language}.</translation>
    </message>
    <message>
        <source>Not validated by a native speaker: {language}.</source>
        <translation>Ikke godkendt af en med sproget som modersmål: {language}.</translation>
    </message>
    <message>
        <source>Version {new} in place of {old}?</source>
        <translation>Version {new} i stedet for {old}?</translation>
    </message>
    <message>
        <source>Use {new} for new interviews</source>
        <translation>Brug {new} til nye interview</translation>
    </message>
    <message>
        <source>Stay with {old}</source>
        <translation>Bliv ved {old}</translation>
    </message>
    <message>
        <source>New interviews are made with {title}, version {version}.</source>
        <translation>Nye interview bliver lavet med {title}, version {version}.</translation>
    </message>
    <message>
        <source>In bands at export: {names}</source>
        <translation>Eksporteres i intervaller: {names}</translation>
    </message>
    <message>
        <source>Exact at export, unless the study file sets bands: {names}</source>
        <translation>Eksporteres nøjagtigt, hvis undersøgelsens fil ikke sætter intervaller: {names}</translation>
    </message>
    <message>
        <source>Make a PDF</source>
        <translation>Lav en PDF</translation>
    </message>
    <message>
        <source>Save as an Excel form …</source>
        <translation>Gem som Excel-skema …</translation>
    </message>
    <message>
        <source>Who asks, as the introduction says it:</source>
        <translation>Hvem spørger, som introduktionen siger det:</translation>
    </message>
    <message>
        <source>The jobcenter, as it is said:</source>
        <translation>Jobcenteret, som man siger det:</translation>
    </message>
    <message>
        <source>A study for this questionnaire</source>
        <translation>En undersøgelse til dette spørgeskema</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>{count} paper forms, numbered</source>
        <translation>{count} papirskemaer, nummererede</translation>
    </message>
    <message>
        <source>Form to fill in on a computer</source>
        <translation>Skema til udfyldning på computer</translation>
    </message>
    <message>
        <source>Show cards, A4</source>
        <translation>Svarkort, A4</translation>
    </message>
    <message>
        <source>Show cards, A5</source>
        <translation>Svarkort, A5</translation>
    </message>
    <message>
        <source>Code book</source>
        <translation>Kodebog</translation>
    </message>
    <message>
        <source>The file is written: {path}</source>
        <translation>Filen er skrevet: {path}</translation>
    </message>
    <message>
        <source>What an Excel form cannot hold, or holds in its own way:</source>
        <translation>Det kan et Excel-skema ikke rumme, eller rummer det på sin egen måde:</translation>
    </message>
    <message>
        <source>Folder of a questionnaire</source>
        <translation>Mappe med et spørgeskema</translation>
    </message>
    <message>
        <source>Excel form</source>
        <translation>Excel-skema</translation>
    </message>
    <message>
        <source>Excel forms (*.xlsx)</source>
        <translation>Excel-skemaer (*.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>Study file</source>
        <translation>Undersøgelsens fil</translation>
    </message>
    <message>
        <source>Study files (*.toml)</source>
        <translation>Undersøgelser (*.toml)</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>Hvor filen skal ligge</translation>
    </message>
    <message>
        <source>The study is added: {name}</source>
        <translation>Undersøgelsen er tilføjet: {name}</translation>
    </message>
    <message>
        <source>Choose it above for new interviews.</source>
        <translation>Vælg den ovenfor til nye interview.</translation>
    </message>
    <message>
        <source>{title} {version} is on the device already.</source>
        <translation>{title} {version} findes allerede på enheden.</translation>
    </message>
    <message>
        <source>{title} {version} is added.</source>
        <translation>{title} {version} er tilføjet.</translation>
    </message>
    <message>
        <source>What is different, or could not be carried over, is listed below.</source>
        <translation>Det, der er ændret eller ikke kunne komme med, står nedenfor.</translation>
    </message>
    <message>
        <source>Tap it below to try it, and to use it for new interviews.</source>
        <translation>Tryk på det nedenfor for at prøve det og bruge det til nye interview.</translation>
    </message>
</context>
<context>
    <name>RoutingMap</name>
    <message>
        <source>scale</source>
        <translation>skala</translation>
    </message>
    <message>
        <source>one choice</source>
        <translation>ét svar</translation>
    </message>
    <message>
        <source>several choices</source>
        <translation>flere svar</translation>
    </message>
    <message>
        <source>number</source>
        <translation>tal</translation>
    </message>
    <message>
        <source>period</source>
        <translation>periode</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja eller nej</translation>
    </message>
    <message>
        <source>short text</source>
        <translation>kort tekst</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
    <message>
        <source>background</source>
        <translation>baggrund</translation>
    </message>
    <message>
        <source>the interviewer ticks</source>
        <translation>intervieweren krydser af</translation>
    </message>
    <message>
        <source>required</source>
        <translation>skal besvares</translation>
    </message>
    <message>
        <source>Asked if: {condition}</source>
        <translation>Spørges hvis: {condition}</translation>
    </message>
    <message>
        <source>Other wording ({name}) if: {condition}</source>
        <translation>Anden ordlyd ({name}) hvis: {condition}</translation>
    </message>
</context>
<context>
    <name>SetAsideCard</name>
    <message>
        <source>Set aside, not exported: the answer was changed. The note comes back with the old answer.</source>
        <translation>Lagt til side, eksporteres ikke: svaret er ændret. Noten kommer igen med det gamle svar.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Flyt den hertil</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minut</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutter</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
    <message>
        <source>You can change it at any time.</source>
        <translation>Du kan skifte når som helst.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tekststørrelse</translation>
    </message>
    <message>
        <source>If the device is set to larger text, that counts.</source>
        <translation>Er enheden sat til større tekst, bruges enhedens.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Lys eller mørk</translation>
    </message>
    <message>
        <source>Like the device</source>
        <translation>Som enheden</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørk</translation>
    </message>
    <message>
        <source>Background questions</source>
        <translation>Baggrundsspørgsmål</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Til sidst</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Først</translation>
    </message>
    <message>
        <source>The facts about the citizen. Holds for the next interview you begin.</source>
        <translation>Spørgsmål om borgeren selv. Gælder fra det næste interview, du begynder.</translation>
    </message>
    <message>
        <source>Studies and questionnaires …</source>
        <translation>Undersøgelser og spørgeskemaer …</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Undersøgelse</translation>
    </message>
    <message>
        <source>Which one new interviews belong to. For the project lead.</source>
        <translation>Hvilken nye interview hører til. For projektlederen.</translation>
    </message>
    <message>
        <source>Automatic lock</source>
        <translation>Automatisk lås</translation>
    </message>
    <message>
        <source>When nobody has touched the device for so long. Nothing is lost by it.</source>
        <translation>Når ingen har rørt enheden så længe. Intet går tabt ved det.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangskode</translation>
    </message>
    <message>
        <source>It unlocks the interviews on this device. Nobody can find it for you.</source>
        <translation>Den låser op for interviewene på enheden. Ingen kan finde den frem for dig.</translation>
    </message>
    <message>
        <source>The keys</source>
        <translation>Tasterne</translation>
    </message>
    <message>
        <source>For those who use a keyboard.</source>
        <translation>For dig, der bruger tastatur.</translation>
    </message>
    <message>
        <source>About the app</source>
        <translation>Om appen</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Skift adgangskode</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Nuværende adgangskode</translation>
    </message>
    <message>
        <source>Change to the new one</source>
        <translation>Skift til den nye</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>The passphrase is changed. Use the new one the next time you unlock.</source>
        <translation>Adgangskoden er skiftet. Brug den nye, næste gang du låser op.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>The typefaces are Noto Sans and Noto Sans Arabic, free under the SIL Open Font License 1.1.</source>
        <translation>Skrifttyperne er Noto Sans og Noto Sans Arabic, frie under SIL Open Font License 1.1.</translation>
    </message>
    <message>
        <source>Questionnaire: {title} (version {version})</source>
        <translation>Spørgeskema: {title} (version {version})</translation>
    </message>
    <message>
        <source>The words of the questions in this language have not been validated by a native speaker.</source>
        <translation>Spørgsmålenes ordlyd på dette sprog er ikke godkendt af en, der har sproget som modersmål.</translation>
    </message>
    <message>
        <source>Write the passphrase you use now.</source>
        <translation>Skriv den adgangskode, du bruger nu.</translation>
    </message>
    <message>
        <source>That is the one you use now. Choose another.</source>
        <translation>Det er den, du bruger nu. Vælg en anden.</translation>
    </message>
    <message>
        <source>That is not the present passphrase. Try again.</source>
        <translation>Det er ikke den nuværende adgangskode. Prøv igen.</translation>
    </message>
</context>
<context>
    <name>SheetNumberField</name>
    <message>
        <source>{typed} is read as {letter}: no sheet has {typed}.</source>
        <translation>{typed} læses som {letter}: {typed} står aldrig på et skema.</translation>
    </message>
    <message>
        <source>{letter} never stands on a sheet. Look again.</source>
        <translation>{letter} står aldrig på et skema. Se efter igen.</translation>
    </message>
    <message>
        <source>{letters} or {last}</source>
        <translation>{letters} eller {last}</translation>
    </message>
    <message>
        <source>{letter} never stands on a sheet. It may be {others}.</source>
        <translation>{letter} står aldrig på et skema. Det kan være {others}.</translation>
    </message>
    <message>
        <source>A sheet's number has four characters; here are {count}.</source>
        <translation>Et skemanummer har fire tegn; her står {count}.</translation>
    </message>
</context>
<context>
    <name>SpokenText</name>
    <message>
        <source>Not translated</source>
        <translation>Ikke oversat</translation>
    </message>
    <message>
        <source>Not translated: {language}</source>
        <translation>Ikke oversat: {language}</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Oversigt</translation>
    </message>
    <message>
        <source>Set aside, not exported: no longer asked after a changed answer</source>
        <translation>Lagt til side og eksporteres ikke: Der bliver ikke længere spurgt om det, fordi et svar er ændret</translation>
    </message>
    <message>
        <source>The interview is finished. Tap an answer to change it.</source>
        <translation>Interviewet er færdigt. Tryk på et svar for at rette det.</translation>
    </message>
    <message>
        <source>1 needs an answer before you can finish. Tap it to answer.</source>
        <translation>1 skal besvares, før du kan afslutte. Tryk på det for at svare.</translation>
    </message>
    <message>
        <source>{count} need an answer before you can finish. Tap one to answer.</source>
        <translation>{count} skal besvares, før du kan afslutte. Tryk på et for at svare.</translation>
    </message>
    <message>
        <source>1 is skipped. Tap an answer to change it.</source>
        <translation>1 er sprunget over. Tryk på et svar for at rette det.</translation>
    </message>
    <message>
        <source>{count} are skipped. Tap an answer to change it.</source>
        <translation>{count} er sprunget over. Tryk på et svar for at rette det.</translation>
    </message>
    <message>
        <source>Everything is answered. Tap an answer to change it.</source>
        <translation>Alt er besvaret. Tryk på et svar for at rette det.</translation>
    </message>
    <message>
        <source>1 is not answered and will count as skipped. Tap it to answer.</source>
        <translation>1 er ikke besvaret og tæller som sprunget over. Tryk på det for at svare.</translation>
    </message>
    <message>
        <source>{count} are not answered and will count as skipped. Tap one to answer.</source>
        <translation>{count} er ikke besvaret og tæller som sprunget over. Tryk på et for at svare.</translation>
    </message>
    <message>
        <source>Not answered, and needed</source>
        <translation>Ikke besvaret, og skal besvares</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Ikke besvaret</translation>
    </message>
    <message>
        <source>Won't say</source>
        <translation>Ønsker ikke at svare</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Ved ikke</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Sprunget over</translation>
    </message>
    <message>
        <source>A note is set aside and is not exported.</source>
        <translation>En note er lagt til side og bliver ikke eksporteret.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Baggrund</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>{done} af {total} besvaret</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Afslut</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>TextEntry</name>
    <message>
        <source>Too long by {count} characters. Shorten it.</source>
        <translation>{count} tegn for langt. Gør det kortere.</translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>The key is missing</source>
        <translation>Nøglen mangler</translation>
    </message>
    <message>
        <source>Write your passphrase to fetch it from a backup.</source>
        <translation>Skriv din adgangskode, så hentes den fra en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>Find the key</source>
        <translation>Find nøglen</translation>
    </message>
    <message>
        <source>The file with the key is not in the folder, or cannot be read.</source>
        <translation>Filen med nøglen er ikke i mappen eller kan ikke læses.</translation>
    </message>
    <message>
        <source>The interviews are still there, and are left untouched.</source>
        <translation>Interviewene er der stadig og bliver ikke rørt.</translation>
    </message>
    <message>
        <source>There is a copy of the key with each backup. The app looks for it.</source>
        <translation>Hver sikkerhedskopi har en kopi af nøglen. Den leder appen efter.</translation>
    </message>
    <message>
        <source>Unlock the interviews</source>
        <translation>Lås op for interviewene</translation>
    </message>
    <message>
        <source>They are locked with your passphrase on this device.</source>
        <translation>De er låst med din adgangskode på denne enhed.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås op</translation>
    </message>
    <message>
        <source>The interview is saved. You go on where you left off.</source>
        <translation>Interviewet er gemt. Du fortsætter, hvor du slap.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangskode</translation>
    </message>
    <message>
        <source>Forgotten it? Nobody can find it for you. Ask the study's lead what to do.</source>
        <translation>Har du glemt den? Ingen kan finde den frem for dig. Spørg projektlederen, hvad du skal gøre.</translation>
    </message>
    <message>
        <source>Write your passphrase.</source>
        <translation>Skriv din adgangskode.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Try again.</source>
        <translation>Adgangskoden er ikke rigtig. Prøv igen.</translation>
    </message>
</context>
<context>
    <name>WholeNumberEntry</name>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Skriv et tal fra {low} til {high}.</translation>
    </message>
</context>
</TS>
