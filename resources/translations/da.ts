<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da">
<context>
    <name>BackgroundPage</name>
    <message>
        <source>Ask: {question}</source>
        <translation>Spørg: {question}</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>months</source>
        <translation>måneder</translation>
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
    <name>DurationField</name>
    <message>
        <source>Months go from 0 to 11. {wrong} is {years} years and {months} months.</source>
        <translation>Måneder går fra 0 til 11. {wrong} er {years} år og {months} måneder.</translation>
    </message>
    <message>
        <source>Write at most {years} years.</source>
        <translation>Skriv højst {years} år.</translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation>{months} måneder</translation>
    </message>
    <message>
        <source>{years} years and {months} months</source>
        <translation>{years} år og {months} måneder</translation>
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
        <source>its questionnaire is not on this device</source>
        <translation>spørgeskemaet findes ikke på denne enhed</translation>
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
        <source>{minutes} min</source>
        <translation>{minutes} min.</translation>
    </message>
    <message>
        <source>{minutes} minutes since the start</source>
        <translation>{minutes} minutter siden start</translation>
    </message>
    <message>
        <source>Choose an answer first, or skip.</source>
        <translation>Vælg et svar først, eller spring over.</translation>
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
        <source> (not validated by a native speaker)</source>
        <translation> (ikke godkendt af en, der har sproget som modersmål)</translation>
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
        <source>1-5, 9</source>
        <translation>1-5, 9</translation>
    </message>
    <message>
        <source>Rate; the cursor then stands in the note</source>
        <translation>Giv svaret; derefter står markøren i noten</translation>
    </message>
    <message>
        <source>Ctrl+1-5, 9</source>
        <translation>Ctrl+1-5, 9</translation>
    </message>
    <message>
        <source>Change the rating from within the note</source>
        <translation>Ret svaret, mens du skriver noten</translation>
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
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
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
        <source>This interview was begun with the questionnaire {name} {version}, which is not on this device.</source>
        <translation>Interviewet er begyndt med spørgeskemaet {name} {version}, og det findes ikke på enheden.</translation>
    </message>
    <message>
        <source>The interview is safe.</source>
        <translation>Interviewet er i god behold.</translation>
    </message>
    <message>
        <source>Ask the study's lead to install that version. Then you can go on.</source>
        <translation>Bed projektlederen om at installere den version. Så kan du fortsætte.</translation>
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
        <source>The typeface is Noto Sans, free under the SIL Open Font License 1.1.</source>
        <translation>Skriften er Noto Sans, fri under SIL Open Font License 1.1.</translation>
    </message>
    <message>
        <source>Questionnaire: {title} (version {version})</source>
        <translation>Spørgeskema: {title} (version {version})</translation>
    </message>
    <message>
        <source>The questions in this language are a translation that no native speaker has validated.</source>
        <translation>Spørgsmålene på dette sprog er en oversættelse, som ingen med sproget som modersmål har godkendt.</translation>
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
    <name>SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Oversigt</translation>
    </message>
    <message>
        <source>The interview is finished. Tap an answer to change it.</source>
        <translation>Interviewet er færdigt. Tryk på et svar for at rette det.</translation>
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
        <source>Not answered</source>
        <translation>Ikke besvaret</translation>
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
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>sprunget over</translation>
    </message>
    <message>
        <source>{years} years and {months} months</source>
        <translation>{years} år og {months} måneder</translation>
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
    <name>WholeNumberField</name>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Skriv et tal fra {low} til {high}.</translation>
    </message>
</context>
</TS>
