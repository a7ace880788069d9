<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da">
<context>
    <name>ApproachedCard</name>
    <message>
        <source>Everyone approached: {count}</source>
        <translation>Alle, der er spurgt: {count}</translation>
    </message>
    <message>
        <source>Nobody has been approached yet.</source>
        <translation>Ingen er spurgt endnu.</translation>
    </message>
    <message>
        <source>Response rates (AAPOR)</source>
        <translation>Svarprocenter (AAPOR)</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Færdigt</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Ufuldstændigt</translation>
    </message>
    <message>
        <source>Said no</source>
        <translation>Sagde nej</translation>
    </message>
    <message>
        <source>Withdrawn afterwards</source>
        <translation>Trukket tilbage bagefter</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Ikke truffet</translation>
    </message>
    <message>
        <source>No language in common</source>
        <translation>Intet fælles sprog</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Anden grund</translation>
    </message>
    <message>
        <source>Unknown whether they belong to the study</source>
        <translation>Uvist, om de hører til undersøgelsen</translation>
    </message>
    <message>
        <source>Do not belong to the study</source>
        <translation>Hører ikke til undersøgelsen</translation>
    </message>
    <message>
        <source>They say no more than was counted. A withdrawal counts as a no.</source>
        <translation>De siger ikke mere, end der er talt. En, der trækker sit interview tilbage, tæller som et nej.</translation>
    </message>
    <message>
        <source>Not counted in this study: {outcomes}.</source>
        <translation>Tælles ikke i denne undersøgelse: {outcomes}.</translation>
    </message>
    <message>
        <source>Response rate: complete, of everyone</source>
        <translation>Svarprocent: færdige af alle</translation>
    </message>
    <message>
        <source>Response rate: complete and partial, of everyone</source>
        <translation>Svarprocent: færdige og ufuldstændige af alle</translation>
    </message>
    <message>
        <source>Response rate: complete, of those known to belong</source>
        <translation>Svarprocent: færdige af dem, der vides at høre til</translation>
    </message>
    <message>
        <source>Response rate: complete and partial, of those known to belong</source>
        <translation>Svarprocent: færdige og ufuldstændige af dem, der vides at høre til</translation>
    </message>
    <message>
        <source>Cooperation: complete, of those who were spoken to</source>
        <translation>Deltagelse: færdige af dem, der blev talt med</translation>
    </message>
    <message>
        <source>Cooperation: complete, of those who could take part</source>
        <translation>Deltagelse: færdige af dem, der kunne være med</translation>
    </message>
    <message>
        <source>Refusal: those who said no, of everyone</source>
        <translation>Afslag: dem, der sagde nej, af alle</translation>
    </message>
</context>
<context>
    <name>AsideCard</name>
    <message>
        <source>Set aside</source>
        <translation>Lagt til side</translation>
    </message>
    <message>
        <source>What could not be taken. It is in no count, and it stops nothing else.</source>
        <translation>Det, der ikke kunne tages ind. Det tæller ikke med, og det stopper ikke noget andet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Tries all batches that are kept here.</source>
        <translation>Prøver alle leverancer, der er gemt her.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Fjern fra listen</translation>
    </message>
</context>
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
    <name>BandFields</name>
    <message>
        <source>On the devices, cut at</source>
        <translation>På enhederne, delt ved</translation>
    </message>
    <message>
        <source>In a release, cut at</source>
        <translation>I en udgivelse, delt ved</translation>
    </message>
    <message>
        <source>20, 25, 30</source>
        <translation>20, 25, 30</translation>
    </message>
    <message>
        <source>Nothing is cut: the exact numbers leave the devices.</source>
        <translation>Intet deles: de nøjagtige tal forlader enhederne.</translation>
    </message>
    <message>
        <source>No wider bands: a release keeps the bands, or withholds the number.</source>
        <translation>Ingen bredere intervaller: en udgivelse beholder intervallerne eller udelader tallet.</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>The question</source>
        <translation>Spørgsmålet</translation>
    </message>
    <message>
        <source>A face in each field</source>
        <translation>Et ansigt i hvert felt</translation>
    </message>
    <message>
        <source>The card shows, besides the answers</source>
        <translation>Kortet viser, ud over svarene</translation>
    </message>
    <message>
        <source>May the citizen tap the answer?</source>
        <translation>Må borgeren selv trykke på svaret?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Yes, and the interviewer sees it</source>
        <translation>Ja, intervieweren ser det</translation>
    </message>
    <message>
        <source>Yes, unseen by the interviewer</source>
        <translation>Ja, uset af intervieweren</translation>
    </message>
</context>
<context>
    <name>CardPreviewScreen</name>
    <message>
        <source>Show cards in other eyes</source>
        <translation>Svarkort med andres øjne</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>About one man in twelve and one woman in two hundred see red and green less well. Here are the cards as they see them.</source>
        <translation>Omkring hver 12. mand og hver 200. kvinde ser rødt og grønt dårligere. Her er kortene, som de ser dem.</translation>
    </message>
    <message>
        <source>This study asks no question on a scale, so it has no cards.</source>
        <translation>Undersøgelsen har ingen spørgsmål med en skala og derfor ingen svarkort.</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Set med</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>Alle farver</translation>
    </message>
    <message>
        <source>No green</source>
        <translation>Uden grøn</translation>
    </message>
    <message>
        <source>No red</source>
        <translation>Uden rød</translation>
    </message>
    <message>
        <source>No blue</source>
        <translation>Uden blå</translation>
    </message>
    <message>
        <source>Greys</source>
        <translation>Gråtoner</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} og {other}</translation>
    </message>
    <message>
        <source>Number, label, place and face still tell them apart.</source>
        <translation>Tal, ord, plads og ansigt skiller dem stadig ad.</translation>
    </message>
    <message>
        <source>Number, label and place still tell them apart.</source>
        <translation>Tal, ord og plads skiller dem stadig ad.</translation>
    </message>
    <message>
        <source>Nearly as light as each other: {fields}.</source>
        <translation>Næsten lige lyse: {fields}.</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Choose one at least.</source>
        <translation>Vælg mindst én.</translation>
    </message>
    <message>
        <source>How much protection</source>
        <translation>Hvor meget beskyttelse</translation>
    </message>
    <message>
        <source>At least so many people share each combination of background. The higher the number, the less exactly each of them is described.</source>
        <translation>Mindst så mange mennesker er fælles om hver kombination af baggrund. Jo højere tallet er, jo mindre præcist beskrives hver af dem.</translation>
    </message>
    <message>
        <source>More detail</source>
        <translation>Flere detaljer</translation>
    </message>
    <message>
        <source>More protection</source>
        <translation>Mere beskyttelse</translation>
    </message>
    <message>
        <source>Background that leaves</source>
        <translation>Baggrund, der kommer med ud</translation>
    </message>
    <message>
        <source>What stays behind lets the rest be told more exactly. The answers leave.</source>
        <translation>Jo mindre der kommer med, jo mere præcist kan resten fortælles. Svarene kommer med.</translation>
    </message>
    <message>
        <source>Continue the earlier release</source>
        <translation>Fortsæt den tidligere udgivelse</translation>
    </message>
    <message>
        <source>Continue the earlier releases</source>
        <translation>Fortsæt de tidligere udgivelser</translation>
    </message>
    <message>
        <source>What was released stays as it was. So nobody can work out from the difference what a single person has answered.</source>
        <translation>Det, der er udgivet, bliver, som det var. Så kan ingen regne ud af forskellen, hvad et enkelt menneske har svaret.</translation>
    </message>
    <message>
        <source>All is planned anew, for comparison. Where the difference to an earlier release would tell of single people, it is refused.</source>
        <translation>Alt planlægges forfra, til sammenligning. Hvis forskellen til en tidligere udgivelse ville fortælle om enkelte mennesker, bliver den afvist.</translation>
    </message>
</context>
<context>
    <name>Circumstances</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>Professionel</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Pårørende</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Et andet</translation>
    </message>
    <message>
        <source>somebody along</source>
        <translation>nogen med</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>alene</translation>
    </message>
    <message>
        <source>somebody else answers</source>
        <translation>en anden svarer</translation>
    </message>
    <message>
        <source>the citizen answers</source>
        <translation>borgeren svarer</translation>
    </message>
    <message>
        <source>no interpreter</source>
        <translation>ingen tolk</translation>
    </message>
    <message>
        <source>interpreter: {kind}</source>
        <translation>tolk: {kind}</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>et andet sprog</translation>
    </message>
</context>
<context>
    <name>CircumstancesPanel</name>
    <message>
        <source>Is somebody along?</source>
        <translation>Er nogen med?</translation>
    </message>
    <message>
        <source>Does somebody else answer?</source>
        <translation>Svarer en anden end borgeren?</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>Language spoken</source>
        <translation>Sprog, der tales</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Sted</translation>
    </message>
</context>
<context>
    <name>CodeLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopiér</translation>
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
    <name>ConflictView</name>
    <message>
        <source>Which content holds?</source>
        <translation>Hvilket indhold gælder?</translation>
    </message>
    <message>
        <source>Interview {id} came more than once, with different content. Here stands only what differs.</source>
        <translation>Interview {id} er kommet mere end én gang med forskelligt indhold. Her står kun det, der er forskelligt.</translation>
    </message>
    <message>
        <source>This one holds:</source>
        <translation>Dette gælder:</translation>
    </message>
    <message>
        <source>Why, if you want to say it</source>
        <translation>Hvorfor, hvis du vil sige det</translation>
    </message>
    <message>
        <source>It is kept in the log.</source>
        <translation>Det bliver stående i loggen.</translation>
    </message>
    <message>
        <source>Let it hold</source>
        <translation>Lad det gælde</translation>
    </message>
    <message>
        <source>not in this version</source>
        <translation>ikke i denne version</translation>
    </message>
    <message>
        <source>Choose first which one holds.</source>
        <translation>Vælg først, hvilket der gælder.</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>interview leaves</source>
        <translation>interview kommer med</translation>
    </message>
    <message>
        <source>interviews leave</source>
        <translation>interview kommer med</translation>
    </message>
    <message>
        <source>is left out</source>
        <translation>er udeladt</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>er udeladt</translation>
    </message>
    <message>
        <source>of the detail given up</source>
        <translation>af detaljerne går tabt</translation>
    </message>
    <message>
        <source>{share} given up</source>
        <translation>{share} går tabt</translation>
    </message>
    <message>
        <source>No interview tells its main group: there is no mean to compare.</source>
        <translation>Intet interview fortæller sin hovedgruppe: der er intet gennemsnit at sammenligne.</translation>
    </message>
    <message>
        <source>No mean of a question changes in any main group.</source>
        <translation>Intet spørgsmåls gennemsnit ændrer sig i nogen hovedgruppe.</translation>
    </message>
    <message>
        <source>{before} before, no longer told after</source>
        <translation>{before} før, fortælles ikke efter</translation>
    </message>
    <message>
        <source>{touched} of {groups} groups are touched</source>
        <translation>{touched} af {groups} grupper er berørt</translation>
    </message>
    <message>
        <source>as collected</source>
        <translation>som indsamlet</translation>
    </message>
    <message>
        <source>made coarser</source>
        <translation>gjort grovere</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>udeladt</translation>
    </message>
    <message>
        <source>This is how rare they are among all interviews, before anything is made coarser. The list stands in no report but yours.</source>
        <translation>Så sjældne er de blandt alle interview, før noget er gjort grovere. Listen står ikke i andre rapporter end din.</translation>
    </message>
    <message>
        <source>Alone with their combination</source>
        <translation>Alene om deres kombination</translation>
    </message>
    <message>
        <source>Fewer than 5 share it</source>
        <translation>Færre end 5 er fælles om den</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>{before} før, {after} efter</translation>
    </message>
    <message>
        <source>{count} more groups, less touched than these.</source>
        <translation>{count} grupper mere, mindre berørt end disse.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Hvad det koster</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Tæller …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>How exactly the background is told</source>
        <translation>Hvor præcist baggrunden fortælles</translation>
    </message>
    <message>
        <source>The largest change of a mean</source>
        <translation>Den største ændring af et gennemsnit</translation>
    </message>
    <message>
        <source>How rare people are</source>
        <translation>Hvor sjældne folk er</translation>
    </message>
</context>
<context>
    <name>CountedStrip</name>
    <message>
        <source>Did you see more? Another tap takes it back.</source>
        <translation>Så du mere? Tryk igen for at fjerne det.</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Køn</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Other group …</source>
        <translation>Anden gruppe …</translation>
    </message>
    <message>
        <source>Group …</source>
        <translation>Gruppe …</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Back to the interview: drag into the ring, or Ctrl+Shift+Backspace</source>
        <translation>Tilbage til interviewet: træk ind i ringen, eller Ctrl+Shift+Backspace</translation>
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
    <name>DayCard</name>
    <message>
        <source>Nobody has been asked yet today. The day's figures will stand here.</source>
        <translation>Ingen er spurgt endnu i dag. Dagens tal kommer til at stå her.</translation>
    </message>
    <message>
        <source>said yes: {count} of {all} ({name})</source>
        <translation>sagde ja: {count} af {all} ({name})</translation>
    </message>
    <message>
        <source>carried out today</source>
        <translation>gennemført i dag</translation>
    </message>
    <message>
        <source>carried out today, one of them partial</source>
        <translation>gennemført i dag, heraf et ufuldstændigt</translation>
    </message>
    <message>
        <source>carried out today, {count} of them partial</source>
        <translation>gennemført i dag, heraf {count} ufuldstændige</translation>
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
    <name>DeskScreen</name>
    <message>
        <source>All studies</source>
        <translation>Alle undersøgelser</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>Parts of the study</source>
        <translation>Undersøgelsens dele</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Fieldwork</source>
        <translation>Feltarbejde</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Enheder</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Leverancer</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Gennemgang</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Udgivelse</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Undersøgelse</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices</source>
        <translation>Enheder</translation>
    </message>
    <message>
        <source>A study is signed with your key before it is handed out, and only your key opens what the devices send. Make the key first.</source>
        <translation>En undersøgelse underskrives med din nøgle, før den deles ud, og kun din nøgle åbner det, enhederne sender. Lav nøglen først.</translation>
    </message>
    <message>
        <source>Give the study file to each device, on a stick or by any way a file can go. It holds no interviews.</source>
        <translation>Giv undersøgelsesfilen til hver enhed, på en USB-nøgle eller ad en anden vej. Der er ingen interview i den.</translation>
    </message>
    <message>
        <source>The study has changed since revision {number} was handed out. The devices go on with that until they get the new one.</source>
        <translation>Undersøgelsen er ændret, siden udgave {number} blev delt ud. Enhederne fortsætter med den, til de får den nye.</translation>
    </message>
    <message>
        <source>Revision {number} is handed out.</source>
        <translation>Udgave {number} er delt ud.</translation>
    </message>
    <message>
        <source>Revision {number} is handed out, and nothing has changed since.</source>
        <translation>Udgave {number} er delt ud, og intet er ændret siden.</translation>
    </message>
    <message>
        <source>Also readable for the leads with the fingerprints {marks} …</source>
        <translation>Kan også læses af projektlederne med fingeraftrykkene {marks} …</translation>
    </message>
    <message>
        <source>Device {number}</source>
        <translation>Enhed {number}</translation>
    </message>
    <message>
        <source>Device {number} has this name already.</source>
        <translation>Enhed {number} har allerede det navn.</translation>
    </message>
    <message>
        <source>Interviews: {interviews}  ·  batches: {batches}  ·  latest week: {week}</source>
        <translation>Interview: {interviews}  ·  leverancer: {batches}  ·  seneste uge: {week}</translation>
    </message>
    <message>
        <source>Nothing has come from it yet</source>
        <translation>Der er ikke kommet noget fra den endnu</translation>
    </message>
    <message>
        <source>Has not arrived: batch {numbers} of {latest}</source>
        <translation>Mangler: leverance {numbers} af {latest}</translation>
    </message>
    <message>
        <source>Revoked: {reason}</source>
        <translation>Spærret: {reason}</translation>
    </message>
    <message>
        <source>Hand out the study</source>
        <translation>Del undersøgelsen ud</translation>
    </message>
    <message>
        <source>Hand out the study file …</source>
        <translation>Del undersøgelsesfilen ud …</translation>
    </message>
    <message>
        <source>The study has a change that is not saved: it is not in the file.</source>
        <translation>Undersøgelsen har en ændring, der ikke er gemt: den er ikke med i filen.</translation>
    </message>
    <message>
        <source>Make my key</source>
        <translation>Lav min nøgle</translation>
    </message>
    <message>
        <source>Another lead …</source>
        <translation>En projektleder mere …</translation>
    </message>
    <message>
        <source>Your fingerprint</source>
        <translation>Dit fingeraftryk</translation>
    </message>
    <message>
        <source>The device shows it before it takes part. Read it to each other, on the phone for one: if a single figure differs, the file is not from you.</source>
        <translation>Enheden viser det, før den er med. Læs det op for hinanden, for eksempel i telefonen: er blot ét ciffer anderledes, er filen ikke fra dig.</translation>
    </message>
    <message>
        <source>Take a device in</source>
        <translation>Tag en enhed med</translation>
    </message>
    <message>
        <source>The device shows a code once it has opened the study file.</source>
        <translation>Enheden viser en kode, når den har åbnet undersøgelsesfilen.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Tilmeldingskode</translation>
    </message>
    <message>
        <source>What you call it</source>
        <translation>Hvad du kalder den</translation>
    </message>
    <message>
        <source>For you alone. It never leaves this computer.</source>
        <translation>Kun til dig. Det forlader aldrig denne computer.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Tag den med</translation>
    </message>
    <message>
        <source>From files …</source>
        <translation>Fra filer …</translation>
    </message>
    <message>
        <source>None yet. Hand out the study file, compare the fingerprint with each device, and take in the code that it shows.</source>
        <translation>Ingen endnu. Del undersøgelsesfilen ud, sammenlign fingeraftrykket på hver enhed, og skriv den kode, den viser.</translation>
    </message>
    <message>
        <source>Your key is made.</source>
        <translation>Din nøgle er lavet.</translation>
    </message>
    <message>
        <source>Print its recovery sheet, under Project lead, before you hand out.</source>
        <translation>Udskriv dens gendannelsesark under Projektleder, før du deler ud.</translation>
    </message>
    <message>
        <source>Revision {number} is written: {path}</source>
        <translation>Udgave {number} er skrevet: {path}</translation>
    </message>
    <message>
        <source>Open it on each device, and compare the fingerprint there.</source>
        <translation>Åbn den på hver enhed, og sammenlign fingeraftrykket dér.</translation>
    </message>
    <message>
        <source>The other lead's card</source>
        <translation>Den anden projektleders kort</translation>
    </message>
    <message>
        <source>Let this lead read too</source>
        <translation>Lad denne projektleder læse med</translation>
    </message>
    <message>
        <source>Another lead</source>
        <translation>En projektleder mere</translation>
    </message>
    <message>
        <source>Batches are encrypted to this lead as well, from the next study file on. The card stands under Project lead on the other computer.</source>
        <translation>Leverancer krypteres også til denne projektleder fra den næste undersøgelsesfil. Kortet står under Projektleder på den anden computer.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>The lead with this fingerprint can read too: {mark}</source>
        <translation>Projektlederen med dette fingeraftryk kan læse med: {mark}</translation>
    </message>
    <message>
        <source>Compare it on the phone. Then hand the study out again.</source>
        <translation>Sammenlign det i telefonen. Del så undersøgelsen ud igen.</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation>Tilmeldinger</translation>
    </message>
    <message>
        <source>Enrolments (*{suffix})</source>
        <translation>Tilmeldinger (*{suffix})</translation>
    </message>
    <message>
        <source>In these files is no enrolment for this study:</source>
        <translation>I disse filer er der ingen tilmelding til denne undersøgelse:</translation>
    </message>
    <message>
        <source>No device is taken in.</source>
        <translation>Ingen enhed er taget med.</translation>
    </message>
    <message>
        <source>{device} is taken in.</source>
        <translation>{device} er taget med.</translation>
    </message>
    <message>
        <source>{count} devices are taken in.</source>
        <translation>{count} enheder er taget med.</translation>
    </message>
    <message>
        <source>Batches wait under Batches that came before it: try them once more there.</source>
        <translation>Under Leverancer venter noget, der kom før den: prøv dem igen dér.</translation>
    </message>
    <message>
        <source>Call it something else …</source>
        <translation>Kald den noget andet …</translation>
    </message>
    <message>
        <source>Revoke it …</source>
        <translation>Spær den …</translation>
    </message>
    <message>
        <source>Taken in on {day}</source>
        <translation>Taget med {day}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>It is kept in the log.</source>
        <translation>Det bliver stående i loggen.</translation>
    </message>
    <message>
        <source>Revoke the device</source>
        <translation>Spær enheden</translation>
    </message>
    <message>
        <source>Revoke {device}?</source>
        <translation>Spær {device}?</translation>
    </message>
    <message>
        <source>What it sends from now on is refused.</source>
        <translation>Det, den sender fra nu af, bliver afvist.</translation>
    </message>
    <message>
        <source>What has been merged from it stays. It cannot be taken in again.</source>
        <translation>Det, der er samlet fra den, bliver. Den kan ikke tages med igen.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lad det være</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Skriv hvorfor, med få ord.</translation>
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
    <name>Done</name>
    <message>
        <source>This is passed on</source>
        <translation>Det her gives videre</translation>
    </message>
    <message>
        <source>This is not: it is for you alone</source>
        <translation>Det her gives ikke videre: det er kun til dig</translation>
    </message>
    <message>
        <source>Files and their SHA-256</source>
        <translation>Filer og deres SHA-256</translation>
    </message>
    <message>
        <source>The release is written</source>
        <translation>Udgivelsen er skrevet</translation>
    </message>
    <message>
        <source>{interviews} {profile}. {promise}</source>
        <translation>{interviews} {profile}. {promise}</translation>
    </message>
    <message>
        <source>The whole folder. {report} in it tells its users what was done to the data.</source>
        <translation>Hele mappen. I den fortæller {report} brugerne, hvad der er gjort ved data.</translation>
    </message>
    <message>
        <source>The whole folder.</source>
        <translation>Hele mappen.</translation>
    </message>
    <message>
        <source>The report has the exact figures and the rarest combinations. It stands beside the folder, not in it: keep it where only you can read it.</source>
        <translation>Rapporten har de nøjagtige tal og de sjældneste kombinationer. Den ligger ved siden af mappen, ikke i den: gem den, hvor kun du kan læse den.</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>The interview is finished and saved.</source>
        <translation>Interviewet er afsluttet og gemt.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>The interview is kept as incomplete.</source>
        <translation>Interviewet er gemt som ufuldstændigt.</translation>
    </message>
    <message>
        <source>To the front page</source>
        <translation>Til forsiden</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>Nyt interview</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Kvittering</translation>
    </message>
</context>
<context>
    <name>DropCard</name>
    <message>
        <source>Drop the first batches here</source>
        <translation>Slip de første leverancer her</translation>
    </message>
    <message>
        <source>A device exports its interviews as a batch, encrypted for you: a file that ends with .batch. It comes on a stick or by any way a file can go. What came, from which device, and what is still missing will then stand here.</source>
        <translation>En enhed eksporterer sine interview som en leverance, krypteret til dig: en fil, der ender på .batch. Den kommer på et USB-stik eller ad enhver vej, en fil kan komme. Så kommer det til at stå her, hvad der kom, fra hvilken enhed, og hvad der stadig mangler.</translation>
    </message>
    <message>
        <source>Drop batches here</source>
        <translation>Slip leverancer her</translation>
    </message>
    <message>
        <source>Any number, files or folders, in any order. What has been merged before is known again, so nothing is counted twice.</source>
        <translation>Så mange du vil, filer eller mapper, i vilkårlig rækkefølge. Det, der er samlet før, bliver genkendt, så intet tælles to gange.</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>Vælg filer …</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Vælg en mappe …</translation>
    </message>
    <message>
        <source>Take unsigned batches too, the next time. Nobody can tell who has made them.</source>
        <translation>Tag også leverancer uden underskrift med næste gang. Ingen kan sige, hvem der har lavet dem.</translation>
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
    <name>Earlier</name>
    <message>
        <source>Releases so far</source>
        <translation>Udgivelser indtil nu</translation>
    </message>
    <message>
        <source>Nothing of this study has been released yet. Each release will stand here, with the SHA-256 of its files, by which anybody can see that a file is unchanged.</source>
        <translation>Intet af undersøgelsen er udgivet endnu. Hver udgivelse kommer til at stå her med sine filers SHA-256, så alle kan se, at en fil er uændret.</translation>
    </message>
    <message>
        <source>By its SHA-256 anybody can see that a file is unchanged.</source>
        <translation>På SHA-256 kan alle se, at en fil er uændret.</translation>
    </message>
    <message>
        <source>Release {number}, {profile}, k = {k}</source>
        <translation>Udgivelse {number}, {profile}, k = {k}</translation>
    </message>
    <message>
        <source>{interviews}, begun {day} as {folder}, perhaps not written</source>
        <translation>{interviews}, begyndt {day} som {folder}, måske ikke skrevet</translation>
    </message>
    <message>
        <source>{interviews}, written {day} as {folder}</source>
        <translation>{interviews}, skrevet {day} som {folder}</translation>
    </message>
    <message>
        <source>%d/%m/%Y</source>
        <translation>%d.%m.%Y</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Earlier merges</source>
        <translation>Tidligere samlinger</translation>
    </message>
    <message>
        <source>Merge {number}, {moment}</source>
        <translation>Samling {number}, {moment}</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1 leverance</translation>
    </message>
    <message>
        <source>{count} batches</source>
        <translation>{count} leverancer</translation>
    </message>
    <message>
        <source>1 new interview</source>
        <translation>1 nyt interview</translation>
    </message>
    <message>
        <source>{count} new interviews</source>
        <translation>{count} nye interview</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Fortrudt</translation>
    </message>
</context>
<context>
    <name>EditTable</name>
    <message>
        <source>Remove the row</source>
        <translation>Fjern rækken</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flyt op</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flyt ned</translation>
    </message>
    <message>
        <source>Move up: {table}</source>
        <translation>Flyt op: {table}</translation>
    </message>
    <message>
        <source>Move down: {table}</source>
        <translation>Flyt ned: {table}</translation>
    </message>
    <message>
        <source>Remove the row: {table}</source>
        <translation>Fjern rækken: {table}</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {wrong}</source>
        <translation>Række {row}, {column}: {wrong}</translation>
    </message>
    <message>
        <source>There is nothing to choose from yet.</source>
        <translation>Der er ikke noget at vælge imellem endnu.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>EnrolmentScreen</name>
    <message>
        <source>Taking part in a study</source>
        <translation>Deltagelse i en undersøgelse</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>What changes on this device</source>
        <translation>Det ændres på denne enhed</translation>
    </message>
    <message>
        <source>Is the file from the project lead?</source>
        <translation>Er filen fra projektlederen?</translation>
    </message>
    <message>
        <source>Ask the lead to read out their fingerprint, on the phone for one, and compare every figure. If a single one differs, the file is not from them.</source>
        <translation>Bed projektlederen læse sit fingeraftryk op, for eksempel i telefonen, og sammenlign hvert tal. Er bare ét anderledes, er filen ikke fra projektlederen.</translation>
    </message>
    <message>
        <source>They match: enrol</source>
        <translation>De er ens: tilmeld</translation>
    </message>
    <message>
        <source>They do not match</source>
        <translation>De er ikke ens</translation>
    </message>
    <message>
        <source>Give this code to the project lead</source>
        <translation>Giv denne kode til projektlederen</translation>
    </message>
    <message>
        <source>It is no secret. Read it out, send it, save it as a file, or let the lead scan it. Your batches cannot be read there before the lead has it.</source>
        <translation>Den er ikke hemmelig. Læs den op, send den, gem den som en fil, eller lad projektlederen scanne den. Dine eksporter kan ikke læses dér, før projektlederen har den.</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>Gem som fil …</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Nothing that you will notice in an interview.</source>
        <translation>Intet, du vil mærke i et interview.</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Udgave {number}</translation>
    </message>
    <message>
        <source>The same code, to be scanned</source>
        <translation>Samme kode til at scanne</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>Fra {first} til {last}</translation>
    </message>
    <message>
        <source>{groups} groups in {jobcenters} jobcenters</source>
        <translation>{groups} grupper i {jobcenters} jobcentre</translation>
    </message>
    <message>
        <source>Questionnaire {name} {version}</source>
        <translation>Spørgeskema {name} {version}</translation>
    </message>
    <message>
        <source>Once you are enrolled, new interviews belong to this study, and what you export from it can be opened by the project lead alone.</source>
        <translation>Når du er tilmeldt, hører nye interview til denne undersøgelse, og det, du eksporterer fra den, kan kun projektlederen åbne.</translation>
    </message>
    <message>
        <source>By other leads too, whose fingerprints begin with {marks}.</source>
        <translation>Det kan også andre projektledere, hvis fingeraftryk begynder med {marks}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Personal data are erased on</source>
        <translation>Personoplysninger slettes den</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Spørgeskema</translation>
    </message>
    <message>
        <source>Languages of the study</source>
        <translation>Undersøgelsens sprog</translation>
    </message>
    <message>
        <source>Other words are said before consent</source>
        <translation>Der siges noget andet før samtykket</translation>
    </message>
    <message>
        <source>Other outcomes of an approach are counted</source>
        <translation>Der tælles andre udfald af en henvendelse</translation>
    </message>
    <message>
        <source>Pen notes that wait to be typed now leave the device as they were written, sealed</source>
        <translation>Pennoter, der mangler at blive renskrevet, forlader nu enheden, som de er skrevet, i forseglet form</translation>
    </message>
    <message>
        <source>Pen notes leave the device only when they are typed</source>
        <translation>Pennoter forlader kun enheden, når de er renskrevet</translation>
    </message>
    <message>
        <source>Typed pen notes to be checked, of a hundred</source>
        <translation>Renskrevne pennoter, der læses af en anden, ud af hundrede</translation>
    </message>
    <message>
        <source>The show card is used in another way</source>
        <translation>Svarkortet bruges på en anden måde</translation>
    </message>
    <message>
        <source>The shared shorthand is another</source>
        <translation>De fælles kortord er ændret</translation>
    </message>
    <message>
        <source>Place {name}</source>
        <translation>Stedet {name}</translation>
    </message>
    <message>
        <source>Jobcenter {name}</source>
        <translation>Jobcenter {name}</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>Gruppe {name}</translation>
    </message>
    <message>
        <source>Target for {name}</source>
        <translation>Mål for {name}</translation>
    </message>
    <message>
        <source>How {name} leaves the device</source>
        <translation>Sådan forlader {name} enheden</translation>
    </message>
    <message>
        <source>{what} is new</source>
        <translation>Ny: {what}</translation>
    </message>
    <message>
        <source>{what} is gone</source>
        <translation>Væk: {what}</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>nøjagtigt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>{what}: {after} (was {before})</source>
        <translation>{what}: {after} (var {before})</translation>
    </message>
    <message>
        <source>This device is enrolled.</source>
        <translation>Enheden er tilmeldt.</translation>
    </message>
    <message>
        <source>New interviews belong to this study. Those that have begun stay in theirs.</source>
        <translation>Nye interview hører til denne undersøgelse. De begyndte bliver i deres.</translation>
    </message>
    <message>
        <source>Give the code below to the project lead.</source>
        <translation>Giv koden herunder til projektlederen.</translation>
    </message>
    <message>
        <source>Revision {number} of the study is in use.</source>
        <translation>Udgave {number} af undersøgelsen er i brug.</translation>
    </message>
    <message>
        <source>It is signed by the project lead whose fingerprint was compared before.</source>
        <translation>Den er underskrevet af den projektleder, hvis fingeraftryk blev sammenlignet tidligere.</translation>
    </message>
    <message>
        <source>This study file is in use already.</source>
        <translation>Denne undersøgelses fil er allerede i brug.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>The code below is for the project lead, if it is not there yet.</source>
        <translation>Koden herunder er til projektlederen, hvis den ikke er der endnu.</translation>
    </message>
    <message>
        <source>The file is not from the project lead, or it was changed on its way.</source>
        <translation>Filen er ikke fra projektlederen, eller den er ændret undervejs.</translation>
    </message>
    <message>
        <source>Nothing was changed on this device.</source>
        <translation>Intet er ændret på denne enhed.</translation>
    </message>
    <message>
        <source>Do not use it. Tell the lead, and ask for the file by another way.</source>
        <translation>Brug den ikke. Sig det til projektlederen, og bed om filen ad en anden vej.</translation>
    </message>
    <message>
        <source>The code is saved.</source>
        <translation>Koden er gemt.</translation>
    </message>
    <message>
        <source>Give this file to the project lead.</source>
        <translation>Giv denne fil til projektlederen.</translation>
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
        <translation>Vil du slette interviewet for altid?</translation>
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
        <source>Who can read the file</source>
        <translation>Hvem der kan læse filen</translation>
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
        <source>• Who was along, who interpreted, and where</source>
        <translation>• Hvem der var med, hvem der tolkede, og hvor</translation>
    </message>
    <message>
        <source>• Those who said no: the week, and what you saw</source>
        <translation>• Dem, der sagde nej: ugen, og hvad du så</translation>
    </message>
    <message>
        <source>• Your handwriting, where it is not typed yet</source>
        <translation>• Din håndskrift, hvor den ikke er renskrevet</translation>
    </message>
    <message>
        <source>• That 1 interview was withdrawn and is to be erased</source>
        <translation>• At 1 interview er trukket tilbage og skal slettes</translation>
    </message>
    <message>
        <source>• That {count} interviews were withdrawn and are to be erased</source>
        <translation>• At {count} interview er trukket tilbage og skal slettes</translation>
    </message>
    <message>
        <source>• Your handwriting: only what was typed from it leaves</source>
        <translation>• Din håndskrift: kun det renskrevne kommer med</translation>
    </message>
    <message>
        <source>Anybody who gets hold of it: it is not encrypted, because this device is not enrolled with a project lead. Carry it as you would carry the answers on paper.</source>
        <translation>Enhver, der får fat i den: Den er ikke krypteret, fordi enheden ikke er tilmeldt hos en projektleder. Pas på den, som du ville passe på svarene på papir.</translation>
    </message>
    <message>
        <source>Only the project lead whose number begins {lead}. It is encrypted.</source>
        <translation>Kun den projektleder, hvis nummer begynder med {lead}. Den er krypteret.</translation>
    </message>
    <message>
        <source>Only the project leads whose numbers begin {leads}. It is encrypted.</source>
        <translation>Kun de projektledere, hvis numre begynder med {leads}. Den er krypteret.</translation>
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
        <source>• The handwriting of 1 note, too long: type it here</source>
        <translation>• Håndskriften i 1 note, der er for lang: renskriv den her</translation>
    </message>
    <message>
        <source>• The handwriting of {count} notes, too long: type them here</source>
        <translation>• Håndskriften i {count} noter, der er for lange: renskriv dem her</translation>
    </message>
    <message>
        <source>1 note by pen waits to be typed</source>
        <translation>1 pennote venter på at blive renskrevet</translation>
    </message>
    <message>
        <source>{count} notes by pen wait to be typed</source>
        <translation>{count} pennoter venter på at blive renskrevet</translation>
    </message>
    <message>
        <source>1 was not reached</source>
        <translation>1 blev ikke truffet</translation>
    </message>
    <message>
        <source>{count} were not reached</source>
        <translation>{count} blev ikke truffet</translation>
    </message>
    <message>
        <source>1 had no language in common</source>
        <translation>1 uden fælles sprog</translation>
    </message>
    <message>
        <source>{count} had no language in common</source>
        <translation>{count} uden fælles sprog</translation>
    </message>
    <message>
        <source>1 could not take part</source>
        <translation>1 kunne ikke deltage</translation>
    </message>
    <message>
        <source>{count} could not take part</source>
        <translation>{count} kunne ikke deltage</translation>
    </message>
    <message>
        <source>1 may not belong to the group</source>
        <translation>1 hører måske ikke til målgruppen</translation>
    </message>
    <message>
        <source>{count} may not belong to the group</source>
        <translation>{count} hører måske ikke til målgruppen</translation>
    </message>
    <message>
        <source>1 does not belong to the group</source>
        <translation>1 hører ikke til målgruppen</translation>
    </message>
    <message>
        <source>{count} do not belong to the group</source>
        <translation>{count} hører ikke til målgruppen</translation>
    </message>
    <message>
        <source>1 leaves with the next batch: this one is full of handwriting</source>
        <translation>1 kommer med i næste leverance: denne er fuld af håndskrift</translation>
    </message>
    <message>
        <source>{count} leave with the next batch: this one is full of handwriting</source>
        <translation>{count} kommer med i næste leverance: denne er fuld af håndskrift</translation>
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
        <source>Hand this one file to the project lead; nobody else can read it. The interviews stay on the device.</source>
        <translation>Giv denne ene fil til projektlederen; ingen andre kan læse den. Interviewene bliver på enheden.</translation>
    </message>
    <message>
        <source>{count}. Checked after writing. SHA-256: {digest} …</source>
        <translation>{count}. Kontrolleret efter skrivning. SHA-256: {digest} …</translation>
    </message>
</context>
<context>
    <name>FieldworkSection</name>
    <message>
        <source>Fieldwork</source>
        <translation>Feltarbejde</translation>
    </message>
</context>
<context>
    <name>FiguresCard</name>
    <message>
        <source>interviews finished on this device</source>
        <translation>færdige interview på denne enhed</translation>
    </message>
    <message>
        <source>of them this week</source>
        <translation>af dem i denne uge</translation>
    </message>
    <message>
        <source>to go, over all groups</source>
        <translation>mangler, i alle grupper tilsammen</translation>
    </message>
    <message>
        <source>broken off and kept as partial</source>
        <translation>afbrudt og gemt som ufuldstændige</translation>
    </message>
    <message>
        <source>people approached in all</source>
        <translation>personer spurgt i alt</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>På denne enhed</translation>
    </message>
    <message>
        <source>The whole study</source>
        <translation>Hele undersøgelsen</translation>
    </message>
    <message>
        <source>interviews finished</source>
        <translation>færdige interview</translation>
    </message>
    <message>
        <source>interviews finished, of {low} wanted</source>
        <translation>færdige interview, af de {low}, der ønskes</translation>
    </message>
    <message>
        <source>interviews finished, of {low} to {high} wanted</source>
        <translation>færdige interview, af de {low} til {high}, der ønskes</translation>
    </message>
    <message>
        <source>%d/%m/%Y</source>
        <translation>%d.%m.%Y</translation>
    </message>
    <message>
        <source>Fieldwork from {first} to {last}: it is over.</source>
        <translation>Feltarbejde fra {first} til {last}: det er slut.</translation>
    </message>
    <message>
        <source>Fieldwork from {first} to {last}: this is the last week.</source>
        <translation>Feltarbejde fra {first} til {last}: dette er den sidste uge.</translation>
    </message>
    <message>
        <source>Fieldwork from {first} to {last}: {count} weeks are left.</source>
        <translation>Feltarbejde fra {first} til {last}: der er {count} uger tilbage.</translation>
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
    <name>Foot</name>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gentag</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Kassér</translation>
    </message>
    <message>
        <source>Discard what is not saved</source>
        <translation>Kassér det, der ikke er gemt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>One mistake</source>
        <translation>Én fejl</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} fejl</translation>
    </message>
    <message>
        <source>Go to the next one</source>
        <translation>Gå til den næste</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ikke gemt endnu</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Alt er gemt</translation>
    </message>
</context>
<context>
    <name>FrontView</name>
    <message>
        <source>Waits for you</source>
        <translation>Venter på dig</translation>
    </message>
    <message>
        <source>No interview is in conflict.</source>
        <translation>Intet interview er i konflikt.</translation>
    </message>
    <message>
        <source>The same interview came with different content. It is in no count and no release until you have chosen which holds.</source>
        <translation>Det samme interview kom med forskelligt indhold. Det tæller ikke med og udgives ikke, før du har valgt, hvilket der gælder.</translation>
    </message>
    <message>
        <source>{count} different contents, from: {devices}</source>
        <translation>{count} forskellige indhold, fra: {devices}</translation>
    </message>
    <message>
        <source>Worth a look: like another</source>
        <translation>Værd at se på: ligner et andet</translation>
    </message>
    <message>
        <source>These have the same content under different ids. It may be the same interview twice, or chance: with few questions, people often answer alike. All of them count, unless you make one void.</source>
        <translation>Disse har samme indhold under forskellige id'er. Det kan være det samme interview to gange, eller et tilfælde: Med få spørgsmål svarer folk ofte ens. Alle tæller med, medmindre du gør et ugyldigt.</translation>
    </message>
    <message>
        <source>{count} interviews with the same content</source>
        <translation>{count} interview med samme indhold</translation>
    </message>
    <message>
        <source>Their notes have the same words, too: hardly chance.</source>
        <translation>Deres noter har også de samme ord: næppe et tilfælde.</translation>
    </message>
    <message>
        <source>Without any notes: it may well be chance.</source>
        <translation>Uden noter: Det kan sagtens være et tilfælde.</translation>
    </message>
    <message>
        <source>Corrections ({count})</source>
        <translation>Rettelser ({count})</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Type pen notes ({count})</source>
        <translation>Renskriv pennoter ({count})</translation>
    </message>
    <message>
        <source>Erase by receipt code …</source>
        <translation>Slet efter kvitteringskode …</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A group …</source>
        <translation>En gruppe …</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ugyldige</translation>
    </message>
    <message>
        <source>Like another</source>
        <translation>Ligner et andet</translation>
    </message>
    <message>
        <source>Which interviews</source>
        <translation>Hvilke interview</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidligere</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>The {count} before</source>
        <translation>De {count} før</translation>
    </message>
    <message>
        <source>The next {count}</source>
        <translation>De næste {count}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} til {last}</translation>
    </message>
    <message>
        <source>By week. Open one to see it, correct it, or make it void.</source>
        <translation>Efter uge. Åbn et for at se det, rette det eller gøre det ugyldigt.</translation>
    </message>
    <message>
        <source>There is none of these.</source>
        <translation>Der er ingen af dem.</translation>
    </message>
    <message>
        <source>They come with the first batch, under Batches, and will be listed here.</source>
        <translation>De kommer med den første leverance, under Leverancer, og bliver vist her.</translation>
    </message>
</context>
<context>
    <name>GapsCard</name>
    <message>
        <source>Not arrived yet</source>
        <translation>Ikke kommet endnu</translation>
    </message>
    <message>
        <source>Each device numbers its batches, so it can be seen which are missing. Ask for them; the next batch does not bring the same interviews again.</source>
        <translation>Hver enhed nummererer sine leverancer, så man kan se, hvilke der mangler. Bed om dem; den næste leverance kommer ikke med de samme interview igen.</translation>
    </message>
    <message>
        <source>Of every device all batches are here, up to the latest known.</source>
        <translation>Alle enheders leverancer er her, op til den seneste, der kendes.</translation>
    </message>
</context>
<context>
    <name>GroupRatesCard</name>
    <message>
        <source>Response rates by group</source>
        <translation>Svarprocent efter gruppe</translation>
    </message>
    <message>
        <source>Of nobody who was approached without an interview was a group told. It can be chosen when the approach is counted.</source>
        <translation>Der er ikke oplyst gruppe for nogen, der blev spurgt uden at det blev til et interview. Den kan vælges, når henvendelsen tælles.</translation>
    </message>
    <message>
        <source>A group was told of everyone who was approached.</source>
        <translation>Gruppen er oplyst for alle, der blev spurgt.</translation>
    </message>
    <message>
        <source>{without} of {contacts} who were approached without an interview tell no group. They are in none of these rates, which are too high by that.</source>
        <translation>For {without} af {contacts}, der blev spurgt uden at det blev til et interview, er gruppen ikke oplyst. De er ikke med i nogen af tallene her, som derfor er for høje.</translation>
    </message>
    <message>
        <source>{count} approached</source>
        <translation>{count} spurgt</translation>
    </message>
    <message>
        <source>{count} more groups</source>
        <translation>{count} grupper mere</translation>
    </message>
</context>
<context>
    <name>GroupsCard</name>
    <message>
        <source>Groups</source>
        <translation>Grupper</translation>
    </message>
    <message>
        <source>1 finished interview tells no group.</source>
        <translation>1 færdigt interview fortæller ingen gruppe.</translation>
    </message>
    <message>
        <source>{count} finished interviews tell no group.</source>
        <translation>{count} færdige interview fortæller ingen gruppe.</translation>
    </message>
    <message>
        <source>The study has no groups.</source>
        <translation>Undersøgelsen har ingen grupper.</translation>
    </message>
    <message>
        <source>Of each bar, the filled part was done on this device. The line is what the study wants from all devices together.</source>
        <translation>Den fyldte del af hver bjælke er lavet på denne enhed. Stregen er det, undersøgelsen ønsker fra alle enheder tilsammen.</translation>
    </message>
    <message>
        <source>The line in a bar is the lowest number wanted. The small columns are the finished interviews week by week.</source>
        <translation>Stregen i en bjælke er det laveste antal, der ønskes. De små søjler er de færdige interview uge for uge.</translation>
    </message>
    <message>
        <source>By week: {counts}</source>
        <translation>Uge for uge: {counts}</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>{count} mangler</translation>
    </message>
    <message>
        <source>{count} more than wanted</source>
        <translation>{count} flere end ønsket</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>nået</translation>
    </message>
    <message>
        <source>{count} partial</source>
        <translation>{count} ufuldstændige</translation>
    </message>
    <message>
        <source>{done} here, {wanted} wanted in all</source>
        <translation>{done} her, {wanted} ønskes i alt</translation>
    </message>
    <message>
        <source>{done} of {wanted}</source>
        <translation>{done} af {wanted}</translation>
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
        <source>How far we are</source>
        <translation>Hvor langt vi er</translation>
    </message>
    <message>
        <source>Erase with a receipt …</source>
        <translation>Slet med kvittering …</translation>
    </message>
    <message>
        <source>Pen notes</source>
        <translation>Pennoter</translation>
    </message>
    <message>
        <source>Project lead</source>
        <translation>Projektleder</translation>
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
        <source>not exported yet</source>
        <translation>ikke eksporteret endnu</translation>
    </message>
    <message>
        <source>Type out pen notes ({count})</source>
        <translation>Renskriv pennoter ({count})</translation>
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
        <source>time to round off</source>
        <translation>tid at runde af</translation>
    </message>
    <message>
        <source>as promised</source>
        <translation>den lovede tid</translation>
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
        <source>Circumstances …</source>
        <translation>Omstændigheder …</translation>
    </message>
    <message>
        <source>Receipt for the citizen …</source>
        <translation>Kvittering til borgeren …</translation>
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
        <source>Circumstances</source>
        <translation>Omstændigheder</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>Vis teksten</translation>
    </message>
    <message>
        <source>Show card</source>
        <translation>Vis kort</translation>
    </message>
    <message>
        <source>Show the citizen what taking part means</source>
        <translation>Vis borgeren, hvad det vil sige at deltage</translation>
    </message>
    <message>
        <source>Turn the screen to the citizen</source>
        <translation>Vend skærmen mod borgeren</translation>
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
    <name>InterviewView</name>
    <message>
        <source>Correct …</source>
        <translation>Ret …</translation>
    </message>
    <message>
        <source>Make it void …</source>
        <translation>Gør det ugyldigt …</translation>
    </message>
    <message>
        <source>Take it back in</source>
        <translation>Tag det med igen</translation>
    </message>
    <message>
        <source>Choose which holds …</source>
        <translation>Vælg, hvad der gælder …</translation>
    </message>
    <message>
        <source>Interview {id}, revision {revision}</source>
        <translation>Interview {id}, udgave {revision}</translation>
    </message>
    <message>
        <source>Void: it is in no count and no release.</source>
        <translation>Ugyldigt: Det tæller ikke med og udgives ikke.</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Begrundelse: {reason}</translation>
    </message>
    <message>
        <source>In conflict: it came with different content.</source>
        <translation>I konflikt: Det kom med forskelligt indhold.</translation>
    </message>
    <message>
        <source>Here stands the first. None counts until you choose one.</source>
        <translation>Her står det første. Intet tæller, før du vælger et.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Baggrund</translation>
    </message>
    <message>
        <source>The interview itself</source>
        <translation>Selve interviewet</translation>
    </message>
    <message>
        <source>Corrected; before: {value}</source>
        <translation>Rettet; før: {value}</translation>
    </message>
    <message>
        <source>Pen notes typed here</source>
        <translation>Pennoter, der er renskrevet her</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Den kan ikke læses</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Rettet</translation>
    </message>
    <message>
        <source>{moment}. Reason: {reason}</source>
        <translation>{moment}. Begrundelse: {reason}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
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
        <source>1-6</source>
        <translation>1-6</translation>
    </message>
    <message>
        <source>Front page: count somebody who was asked</source>
        <translation>Forside: tæl en person, som ikke blev interviewet</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Front page: take the last one back</source>
        <translation>Forside: fortryd den sidste</translation>
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
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Note: take the likely word</source>
        <translation>Note: tag det foreslåede ord</translation>
    </message>
    <message>
        <source>Alt+C</source>
        <translation>Alt+C</translation>
    </message>
    <message>
        <source>The note is a quote, word for word</source>
        <translation>Noten er et citat, ord for ord</translation>
    </message>
    <message>
        <source>Alt+V</source>
        <translation>Alt+V</translation>
    </message>
    <message>
        <source>Turn the screen to the citizen</source>
        <translation>Vend skærmen mod borgeren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Skift+Tilbage</translation>
    </message>
    <message>
        <source>Take it back; or drag the mark in the corner into the ring</source>
        <translation>Tag den tilbage; eller træk mærket i hjørnet ind i ringen</translation>
    </message>
    <message>
        <source>Alt+U, Alt+Z</source>
        <translation>Alt+U, Alt+Z</translation>
    </message>
    <message>
        <source>Typing out pen notes: cannot be read; take the last one back</source>
        <translation>Renskrivning: kan ikke læses; fortryd den sidste</translation>
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
    <name>LeadFiles</name>
    <message>
        <source>Where to put the file</source>
        <translation>Hvor filen skal ligge</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
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
    <name>LongList</name>
    <message>
        <source>Show {count} more of {all}</source>
        <translation>Vis {count} mere af {all}</translation>
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
        <source>The interview is erased from this device's store.</source>
        <translation>Interviewet er slettet fra enheden.</translation>
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
    <name>MergeCards</name>
    <message>
        <source>Undo this merge …</source>
        <translation>Fortryd denne samling …</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message>
        <source>Have it exported once more on the device.</source>
        <translation>Få den eksporteret en gang til på enheden.</translation>
    </message>
    <message>
        <source>This is no batch from a device.</source>
        <translation>Det er ikke en leverance fra en enhed.</translation>
    </message>
    <message>
        <source>See whether the right file was chosen.</source>
        <translation>Se efter, om det er den rigtige fil.</translation>
    </message>
    <message>
        <source>It was cut short or changed on its way.</source>
        <translation>Den er blevet afkortet eller ændret undervejs.</translation>
    </message>
    <message>
        <source>Copy it from the device once more.</source>
        <translation>Kopiér den fra enheden en gang til.</translation>
    </message>
    <message>
        <source>It is larger than any batch can be.</source>
        <translation>Den er større, end en leverance kan være.</translation>
    </message>
    <message>
        <source>Do not open it elsewhere. Find out where it comes from.</source>
        <translation>Åbn den ikke andre steder. Find ud af, hvor den kommer fra.</translation>
    </message>
    <message>
        <source>It is made in a way that no device makes a batch.</source>
        <translation>Den er lavet på en måde, som ingen enhed laver en leverance på.</translation>
    </message>
    <message>
        <source>It is encrypted to other leads and cannot be opened here.</source>
        <translation>Den er krypteret til andre projektledere og kan ikke åbnes her.</translation>
    </message>
    <message>
        <source>Give it to the lead that it is for; or hand your study file out to the device, and have it exported once more.</source>
        <translation>Giv den til den projektleder, den er til; eller del din undersøgelsesfil ud til enheden, og få den eksporteret en gang til.</translation>
    </message>
    <message>
        <source>It is neither encrypted nor signed, so it cannot be told who has made it.</source>
        <translation>Den er hverken krypteret eller underskrevet, så det kan ikke ses, hvem der har lavet den.</translation>
    </message>
    <message>
        <source>If you know where it comes from, merge it again and take unsigned batches too.</source>
        <translation>Hvis du ved, hvor den kommer fra, så saml den igen, og tag leverancer uden underskrift med.</translation>
    </message>
    <message>
        <source>It is signed by a device that has not been taken in.</source>
        <translation>Den er underskrevet af en enhed, der ikke er taget med.</translation>
    </message>
    <message>
        <source>If you know the device, take it in under Devices; then try the batch again here.</source>
        <translation>Hvis du kender enheden, så tag den med under Enheder; prøv derefter leverancen igen her.</translation>
    </message>
    <message>
        <source>It is signed by a device that you have revoked.</source>
        <translation>Den er underskrevet af en enhed, du har spærret.</translation>
    </message>
    <message>
        <source>Find out who has the device now.</source>
        <translation>Find ud af, hvem der har enheden nu.</translation>
    </message>
    <message>
        <source>Its signature does not fit it: it may be forged.</source>
        <translation>Underskriften passer ikke til den: Den kan være forfalsket.</translation>
    </message>
    <message>
        <source>Ask whoever the device is with whether they have sent it at all.</source>
        <translation>Spørg den, der har enheden, om de overhovedet har sendt den.</translation>
    </message>
    <message>
        <source>It belongs to another study.</source>
        <translation>Den hører til en anden undersøgelse.</translation>
    </message>
    <message>
        <source>Merge it there.</source>
        <translation>Saml den dér.</translation>
    </message>
    <message>
        <source>A newer version of the app has made it.</source>
        <translation>Den er lavet af en nyere udgave af appen.</translation>
    </message>
    <message>
        <source>Install that version here; then try the batch again.</source>
        <translation>Installér den udgave her; prøv derefter leverancen igen.</translation>
    </message>
    <message>
        <source>A version of the app has made it that is too old.</source>
        <translation>Den er lavet af en udgave af appen, der er for gammel.</translation>
    </message>
    <message>
        <source>Install the app anew on the device, and export once more there.</source>
        <translation>Installér appen på ny på enheden, og eksportér en gang til dér.</translation>
    </message>
    <message>
        <source>It was made with a version of the questionnaire that is not on this computer.</source>
        <translation>Den er lavet med en version af spørgeskemaet, der ikke er på denne computer.</translation>
    </message>
    <message>
        <source>Add that version under Studies and questionnaires; then try the batch again.</source>
        <translation>Tilføj den version under Undersøgelser og spørgeskemaer; prøv derefter leverancen igen.</translation>
    </message>
    <message>
        <source>This batch was taken, and so was another from the device with the same id and other content. Where an interview differs between them, it is in conflict.</source>
        <translation>Leverancen er taget ind, og det er en anden fra enheden med samme id og andet indhold også. Hvor et interview er forskelligt i de to, er det i konflikt.</translation>
    </message>
    <message>
        <source>Ask whoever the device is with which of the two they have sent, and whether the device was copied.</source>
        <translation>Spørg den, der har enheden, hvilken af de to de har sendt, og om enheden er blevet kopieret.</translation>
    </message>
    <message>
        <source>Two batches of this device bear the same number: a copied or restored device. Both were taken.</source>
        <translation>To leverancer fra denne enhed har samme nummer: en enhed, der er kopieret eller gendannet. Begge er taget med.</translation>
    </message>
    <message>
        <source>Ask whoever has the device. A copy has to be taken in as a device of its own; of two that share a key it cannot be told which batches are missing.</source>
        <translation>Spørg den, der har enheden. En kopi skal tages ind som sin egen enhed; når to deler en nøgle, kan det ikke ses, hvilke leverancer der mangler.</translation>
    </message>
    <message>
        <source>A device has withdrawn an interview that another one has sent. What that one sent stays: a device withdraws its own interviews alone.</source>
        <translation>En enhed har trukket et interview tilbage, som en anden har sendt. Det, den anden har sendt, bliver stående: En enhed trækker kun sine egne interview tilbage.</translation>
    </message>
    <message>
        <source>Ask who has the devices. If the citizen has withdrawn, erase the interview under Review, by its receipt code.</source>
        <translation>Spørg dem, der har enhederne. Har borgeren trukket sig, så slet interviewet under Gennemgang med dets kvitteringskode.</translation>
    </message>
    <message>
        <source>It holds something that the questionnaire or the study does not know.</source>
        <translation>Der står noget, som spørgeskemaet eller undersøgelsen ikke kender.</translation>
    </message>
    <message>
        <source>See whether the device has the latest study file. Then export once more there.</source>
        <translation>Se efter, om enheden har den seneste undersøgelsesfil. Eksportér så en gang til dér.</translation>
    </message>
    <message>
        <source>It holds the same interview more than once.</source>
        <translation>Det samme interview er der mere end én gang.</translation>
    </message>
    <message>
        <source>Parts of it are missing.</source>
        <translation>Dele af den mangler.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Filen kunne ikke læses.</translation>
    </message>
    <message>
        <source>See whether the stick is still in its place; merge again.</source>
        <translation>Se efter, om USB-stikket stadig sidder i; saml så igen.</translation>
    </message>
    <message>
        <source>The batch holds the interview more than once.</source>
        <translation>Leverancen har interviewet mere end én gang.</translation>
    </message>
    <message>
        <source>Answers came without their interview, or it without them.</source>
        <translation>Der kom svar uden deres interview, eller et interview uden sine svar.</translation>
    </message>
    <message>
        <source>1 interview:</source>
        <translation>1 interview:</translation>
    </message>
    <message>
        <source>{count} interviews:</source>
        <translation>{count} interview:</translation>
    </message>
    <message>
        <source>The batch is kept here, still encrypted.</source>
        <translation>Leverancen er gemt her, stadig krypteret.</translation>
    </message>
    <message>
        <source>There is no room to keep it here: keep the file, and merge it again.</source>
        <translation>Der er ikke plads til at gemme den her: gem filen, og saml den igen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nye</translation>
    </message>
    <message>
        <source>Interviews that were not here before.</source>
        <translation>Interview, der ikke var her før.</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Samme</translation>
    </message>
    <message>
        <source>They were here already, so nothing was done.</source>
        <translation>De var her allerede, så der er intet gjort.</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>Ændrede</translation>
    </message>
    <message>
        <source>They came in another revision. The newest counts, whichever came first.</source>
        <translation>De kom i en anden udgave. Den nyeste tæller, uanset hvilken der kom først.</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>I konflikt</translation>
    </message>
    <message>
        <source>Different content came, as the same revision or from another device. None counts until you choose one, under Review.</source>
        <translation>Der kom forskelligt indhold, som samme udgave eller fra en anden enhed. Ingen tæller, før du vælger en under Gennemgang.</translation>
    </message>
    <message>
        <source>Like another</source>
        <translation>Ligner et andet</translation>
    </message>
    <message>
        <source>Each has the same content as another interview. All count; look at them under Review.</source>
        <translation>Hvert af dem har samme indhold som et andet interview. Alle tæller; se på dem under Gennemgang.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Trukket tilbage</translation>
    </message>
    <message>
        <source>The citizen took the interview back, so it is not here.</source>
        <translation>Borgeren har trukket interviewet tilbage, så det er her ikke.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Lagt til side</translation>
    </message>
    <message>
        <source>They could not be taken. The reasons stand below.</source>
        <translation>De kunne ikke tages ind. Grundene står nedenfor.</translation>
    </message>
    <message>
        <source>People approached</source>
        <translation>Spurgte personer</translation>
    </message>
    <message>
        <source>New approaches that became no interview.</source>
        <translation>Nye henvendelser, der ikke blev til interview.</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>uden underskrift</translation>
    </message>
    <message>
        <source>Device {device}</source>
        <translation>Enhed {device}</translation>
    </message>
    <message>
        <source>Device {device} · batch {number}</source>
        <translation>Enhed {device} · leverance {number}</translation>
    </message>
    <message>
        <source>Had been merged before. Nothing was done.</source>
        <translation>Var samlet før. Der er intet gjort.</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fil</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} filer</translation>
    </message>
    <message>
        <source>{count} merged</source>
        <translation>{count} samlet</translation>
    </message>
    <message>
        <source>{count} merged before</source>
        <translation>{count} samlet før</translation>
    </message>
    <message>
        <source>{count} set aside</source>
        <translation>{count} lagt til side</translation>
    </message>
    <message>
        <source>Batch {numbers} of {latest} has not arrived</source>
        <translation>Leverance {numbers} af {latest} er ikke kommet</translation>
    </message>
    <message>
        <source>Batches {numbers} of {latest} have not arrived</source>
        <translation>Leverance {numbers} af {latest} er ikke kommet</translation>
    </message>
    <message>
        <source>{numbers} and {count} more</source>
        <translation>{numbers} og {count} til</translation>
    </message>
    <message>
        <source>%d/%m/%Y %H:%M</source>
        <translation>%d.%m.%Y %H:%M</translation>
    </message>
</context>
<context>
    <name>MergingSection</name>
    <message>
        <source>Batches</source>
        <translation>Leverancer</translation>
    </message>
    <message>
        <source>Worth a talk</source>
        <translation>Værd at tale om</translation>
    </message>
    <message>
        <source>No device stands out by very fast interviews, the same rating throughout, few notes or many “don't know”. The shares of each stand under Fieldwork.</source>
        <translation>Ingen enhed skiller sig ud med meget hurtige interview, den samme vurdering hele vejen, få noter eller mange “ved ikke”. Enhedernes andele står under Feltarbejde.</translation>
    </message>
    <message>
        <source>Batches to merge</source>
        <translation>Leverancer, der skal samles</translation>
    </message>
    <message>
        <source>Batches (*.batch *.zip)</source>
        <translation>Leverancer (*.batch *.zip)</translation>
    </message>
    <message>
        <source>A folder with batches</source>
        <translation>En mappe med leverancer</translation>
    </message>
    <message>
        <source>Merging …</source>
        <translation>Samler …</translation>
    </message>
    <message>
        <source>Trying again …</source>
        <translation>Prøver igen …</translation>
    </message>
    <message>
        <source>There is no batch in there.</source>
        <translation>Der er ingen leverance i det.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>Batches end with .batch, or with .zip from devices not taken in.</source>
        <translation>Leverancer ender på .batch, eller på .zip fra enheder, der ikke er taget med.</translation>
    </message>
    <message>
        <source>Nothing was new. The study is as it was.</source>
        <translation>Der var intet nyt. Undersøgelsen er, som den var.</translation>
    </message>
    <message>
        <source>No batch could be taken.</source>
        <translation>Ingen leverance kunne tages ind.</translation>
    </message>
    <message>
        <source>What is in the study is as it was.</source>
        <translation>Det, der er i undersøgelsen, er, som det var.</translation>
    </message>
    <message>
        <source>The reasons stand below.</source>
        <translation>Grundene står nedenfor.</translation>
    </message>
    <message>
        <source>Merged. 1 new interview has come.</source>
        <translation>Samlet. Der er kommet 1 nyt interview.</translation>
    </message>
    <message>
        <source>Merged. {count} new interviews have come.</source>
        <translation>Samlet. Der er kommet {count} nye interview.</translation>
    </message>
    <message>
        <source>Some are in conflict: choose which hold, under Review.</source>
        <translation>Nogle er i konflikt: Vælg under Gennemgang, hvilke der gælder.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stoppet.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Alt er, som det var før.</translation>
    </message>
    <message>
        <source>Undo merge {number}?</source>
        <translation>Fortryd samling {number}?</translation>
    </message>
    <message>
        <source>What came with it alone goes out of the study; {count} interviews were new in it. What another merge brought too stays.</source>
        <translation>Det, der kun kom med den, går ud af undersøgelsen; {count} interview var nye i den. Det, en anden samling også kom med, bliver.</translation>
    </message>
    <message>
        <source>The files can be merged again at any time, and your decisions on their interviews then hold again. Who has withdrawn stays withdrawn.</source>
        <translation>Filerne kan altid samles igen, og så gælder dine beslutninger om interviewene igen. Interview, der er trukket tilbage, kommer ikke igen.</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Fortryd samlingen</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lad det være</translation>
    </message>
    <message>
        <source>Merge {number} is undone.</source>
        <translation>Samling {number} er fortrudt.</translation>
    </message>
    <message>
        <source>Undoing the merge …</source>
        <translation>Fortryder samlingen …</translation>
    </message>
    <message>
        <source>The batch that is kept here is deleted, and cannot be tried again.</source>
        <translation>Leverancen, der er gemt her, bliver slettet og kan ikke prøves igen.</translation>
    </message>
    <message>
        <source>The log remembers it.</source>
        <translation>Loggen husker den.</translation>
    </message>
    <message>
        <source>Take {file} off the list?</source>
        <translation>Fjern {file} fra listen?</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Fjern den fra listen</translation>
    </message>
    <message>
        <source>{file} is off the list.</source>
        <translation>{file} er fjernet fra listen.</translation>
    </message>
    <message>
        <source>Taking it off the list …</source>
        <translation>Fjerner fra listen …</translation>
    </message>
    <message>
        <source>Nothing in the study changes. The file can be merged again.</source>
        <translation>Intet i undersøgelsen ændrer sig. Filen kan samles igen.</translation>
    </message>
    <message>
        <source>Stopped. Some of it is still on the list.</source>
        <translation>Stoppet. Noget af det er stadig på listen.</translation>
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
        <source>No code is written yet.</source>
        <translation>Der er ikke skrevet en kode endnu.</translation>
    </message>
    <message>
        <source>This is a code of another kind.</source>
        <translation>Det er en kode af en anden slags.</translation>
    </message>
    <message>
        <source>The code was made for another study.</source>
        <translation>Koden er lavet til en anden undersøgelse.</translation>
    </message>
    <message>
        <source>The code was made for another project lead.</source>
        <translation>Koden er lavet til en anden projektleder.</translation>
    </message>
    <message>
        <source>Ask for the right code, and write that.</source>
        <translation>Bed om den rigtige kode, og skriv den.</translation>
    </message>
    <message>
        <source>Compare it with the original, group by group.</source>
        <translation>Sammenlign den med originalen, gruppe for gruppe.</translation>
    </message>
    <message>
        <source>{name} is no study file from a project lead.</source>
        <translation>{name} er ikke en undersøgelsesfil fra en projektleder.</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} er beskadiget.</translation>
    </message>
    <message>
        <source>{name} is too large for a study file.</source>
        <translation>{name} er for stor til en undersøgelsesfil.</translation>
    </message>
    <message>
        <source>{name} is made in a way that no study file is.</source>
        <translation>{name} er lavet på en måde, som ingen undersøgelsesfil er.</translation>
    </message>
    <message>
        <source>{name} needs a newer version of the app.</source>
        <translation>{name} kræver en nyere version af appen.</translation>
    </message>
    <message>
        <source>{name} has a signature that does not fit it.</source>
        <translation>{name} har en underskrift, der ikke passer til den.</translation>
    </message>
    <message>
        <source>{name} is signed by another project lead than the one this device is enrolled with.</source>
        <translation>{name} er underskrevet af en anden projektleder end den, enheden er tilmeldt hos.</translation>
    </message>
    <message>
        <source>{name} is older than the study file in use here.</source>
        <translation>{name} er ældre end den undersøgelsesfil, der bruges her.</translation>
    </message>
    <message>
        <source>{name} is signed by another key than expected.</source>
        <translation>{name} er underskrevet med en anden nøgle end ventet.</translation>
    </message>
    <message>
        <source>Install the newer version of the app.</source>
        <translation>Installér den nyere version af appen.</translation>
    </message>
    <message>
        <source>{where} holds a character that no code has.</source>
        <translation>{where} indeholder et tegn, som ingen kode har.</translation>
    </message>
    <message>
        <source>{where} is missing.</source>
        <translation>{where} mangler.</translation>
    </message>
    <message>
        <source>{where} is mistyped.</source>
        <translation>{where} er tastet forkert.</translation>
    </message>
    <message>
        <source>This is your own card.</source>
        <translation>Det er dit eget kort.</translation>
    </message>
    <message>
        <source>The study has all the leads it can have: sixteen.</source>
        <translation>Undersøgelsen har alle de projektledere, den kan have: seksten.</translation>
    </message>
    <message>
        <source>Line {number} of the sheet</source>
        <translation>Linje {number} på arket</translation>
    </message>
    <message>
        <source>One of the groups {first} to {last}</source>
        <translation>En af grupperne {first} til {last}</translation>
    </message>
    <message>
        <source>Line {number} of the code</source>
        <translation>Linje {number} i koden</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Koden</translation>
    </message>
    <message>
        <source>{where} is too short or too long.</source>
        <translation>{where} er for kort eller for lang.</translation>
    </message>
    <message>
        <source>{where} has 1 sign too many.</source>
        <translation>{where} har 1 tegn for meget.</translation>
    </message>
    <message>
        <source>{where} has 1 sign too few.</source>
        <translation>{where} mangler 1 tegn.</translation>
    </message>
    <message>
        <source>{where} has {count} signs too many.</source>
        <translation>{where} har {count} tegn for meget.</translation>
    </message>
    <message>
        <source>{where} has {count} signs too few.</source>
        <translation>{where} mangler {count} tegn.</translation>
    </message>
    <message>
        <source>Batches are encrypted to those who are in it already.</source>
        <translation>Leverancer krypteres til dem, der allerede er med.</translation>
    </message>
    <message>
        <source>Ask the other lead for theirs.</source>
        <translation>Bed den anden projektleder om sit.</translation>
    </message>
    <message>
        <source>{name} does not name your key.</source>
        <translation>{name} nævner ikke din nøgle.</translation>
    </message>
    <message>
        <source>{name} is signed by another project lead than the one who hands this study out.</source>
        <translation>{name} er underskrevet af en anden projektleder end den, der deler denne undersøgelse ud.</translation>
    </message>
    <message>
        <source>Another project lead signs this study and hands it out.</source>
        <translation>En anden projektleder underskriver denne undersøgelse og deler den ud.</translation>
    </message>
    <message>
        <source>{name} has the number of the study file in use here, and other content.</source>
        <translation>{name} har samme nummer som den undersøgelsesfil, der er i brug her, men andet indhold.</translation>
    </message>
    <message>
        <source>A fingerprint has thirty digits.</source>
        <translation>Et fingeraftryk har tredive cifre.</translation>
    </message>
    <message>
        <source>The newer one goes on. If the project lead says that this is the newest, their key was recovered: they take in their last study file first, and hand out again.</source>
        <translation>Den nyere bliver ved med at gælde. Siger projektlederen, at denne er den nyeste, er nøglen blevet gendannet: så skal projektlederen først tage sin sidste undersøgelsesfil ind og dele ud igen.</translation>
    </message>
    <message>
        <source>Tell the project lead: the study has to be handed out once more, with a higher number.</source>
        <translation>Sig til projektlederen, at undersøgelsen skal deles ud igen med et højere nummer.</translation>
    </message>
    <message>
        <source>Give your card to the lead who signs it, and ask for a new study file.</source>
        <translation>Giv dit kort til den projektleder, der underskriver den, og bed om en ny undersøgelsesfil.</translation>
    </message>
    <message>
        <source>Agree on who signs it, or give one of the two studies another id.</source>
        <translation>Aftal, hvem der underskriver den, eller giv den ene af de to undersøgelser et andet id.</translation>
    </message>
    <message>
        <source>Tell that lead what has to change.</source>
        <translation>Sig til den projektleder, hvad der skal ændres.</translation>
    </message>
    <message>
        <source>Ask the project lead to read theirs out.</source>
        <translation>Bed projektlederen om at læse sit op.</translation>
    </message>
    <message>
        <source>Do not use it. Call the project lead and say so.</source>
        <translation>Brug den ikke. Ring til projektlederen, og fortæl det.</translation>
    </message>
    <message>
        <source>Ask the project lead for the file once more.</source>
        <translation>Bed projektlederen om filen igen.</translation>
    </message>
    <message>
        <source>The study on this device is as it was.</source>
        <translation>Undersøgelsen på enheden er, som den var.</translation>
    </message>
    <message>
        <source>There is no project lead's key on this device yet.</source>
        <translation>Der er ingen projektledernøgle på denne enhed endnu.</translation>
    </message>
    <message>
        <source>Make a key first, or recover yours from its recovery sheet.</source>
        <translation>Lav en nøgle først, eller gendan din fra gendannelsesarket.</translation>
    </message>
    <message>
        <source>Another project lead's key is on this device already.</source>
        <translation>En anden projektleders nøgle er allerede på denne enhed.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Den er ikke rørt.</translation>
    </message>
    <message>
        <source>Recover the key on another device, or in another data folder.</source>
        <translation>Gendan nøglen på en anden enhed eller i en anden datamappe.</translation>
    </message>
    <message>
        <source>{variable} cannot hold that value.</source>
        <translation>{variable} kan ikke have den værdi.</translation>
    </message>
    <message>
        <source>{variable} is nothing that can be corrected.</source>
        <translation>{variable} er ikke noget, der kan rettes.</translation>
    </message>
    <message>
        <source>{variable} holds that value already.</source>
        <translation>{variable} har allerede den værdi.</translation>
    </message>
    <message>
        <source>Choose another value from the list.</source>
        <translation>Vælg en anden værdi på listen.</translation>
    </message>
    <message>
        <source>{count} interviews are too few for a data set in which every combination occurs at least {k} times.</source>
        <translation>{count} interview er for få til et datasæt, hvor hver kombination forekommer mindst {k} gange.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Der er ikke skrevet noget.</translation>
    </message>
    <message>
        <source>Wait for more interviews, or choose another kind of release.</source>
        <translation>Vent på flere interview, eller vælg en anden slags udgivelse.</translation>
    </message>
    <message>
        <source>Together with an earlier release, this one would single out {count} people.</source>
        <translation>Sammen med en tidligere udgivelse ville denne udpege {count} personer.</translation>
    </message>
    <message>
        <source>Let it continue the earlier release.</source>
        <translation>Lad den bygge videre på den tidligere udgivelse.</translation>
    </message>
    <message>
        <source>The interviews changed while the release was being written: one of them may have been withdrawn.</source>
        <translation>Interviewene ændrede sig, mens udgivelsen blev skrevet: Et af dem er måske trukket tilbage.</translation>
    </message>
    <message>
        <source>What had been written of the release is removed.</source>
        <translation>Det, der var skrevet af udgivelsen, er fjernet.</translation>
    </message>
    <message>
        <source>Release once more.</source>
        <translation>Udgiv en gang til.</translation>
    </message>
    <message>
        <source>k = {k} is too small for these readers.</source>
        <translation>k = {k} er for lille til disse læsere.</translation>
    </message>
    <message>
        <source>Choose {least} or more.</source>
        <translation>Vælg {least} eller flere.</translation>
    </message>
    <message>
        <source>Release {number} was written, or may have been.</source>
        <translation>Udgivelse {number} er skrevet eller kan være det.</translation>
    </message>
    <message>
        <source>Where nobody has got it, delete its folder {place} first, with its drive connected.</source>
        <translation>Hvis ingen har fået den, så slet først dens mappe {place}, mens drevet er tilsluttet.</translation>
    </message>
    <message>
        <source>It is remembered, and later releases are held against it.</source>
        <translation>Den huskes, og senere udgivelser holdes op mod den.</translation>
    </message>
    <message>
        <source>A reason is missing.</source>
        <translation>Der mangler en begrundelse.</translation>
    </message>
    <message>
        <source>Say why in a few words: it is kept in the log.</source>
        <translation>Skriv hvorfor med få ord: det bliver stående i loggen.</translation>
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
        <source>Delete something else on the device, and try again.</source>
        <translation>Slet noget andet på enheden, og prøv igen.</translation>
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
    <name>More</name>
    <message>
        <source>Show {count} more of {all}</source>
        <translation>Vis {count} mere af {all}</translation>
    </message>
</context>
<context>
    <name>NeedsCard</name>
    <message>
        <source>Where time is needed next</source>
        <translation>Her er der mest brug for tid</translation>
    </message>
    <message>
        <source>One more group lacks interviews.</source>
        <translation>Én gruppe til mangler interview.</translation>
    </message>
    <message>
        <source>{count} more groups lack interviews.</source>
        <translation>{count} grupper til mangler interview.</translation>
    </message>
    <message>
        <source>The study says of no group how many interviews are wanted.</source>
        <translation>Undersøgelsen siger ikke for nogen gruppe, hvor mange interview der ønskes.</translation>
    </message>
    <message>
        <source>Every group has as many interviews as are wanted.</source>
        <translation>Alle grupper har så mange interview, som der ønskes.</translation>
    </message>
    <message>
        <source>Those first that lack most.</source>
        <translation>Øverst dem, der mangler flest.</translation>
    </message>
    <message>
        <source>Those first that would lack most at the end, at the pace of late.</source>
        <translation>Øverst dem, der ville mangle flest til sidst, hvis det fortsætter i samme tempo.</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>{count} mangler</translation>
    </message>
    <message>
        <source>{count} a week needed</source>
        <translation>{count} om ugen er der brug for</translation>
    </message>
    <message>
        <source>{count} a week of late</source>
        <translation>{count} om ugen på det seneste</translation>
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
    <name>NewStudyScreen</name>
    <message>
        <source>A new study</source>
        <translation>En ny undersøgelse</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>Leave it for later; nothing is lost</source>
        <translation>Gem den til senere; intet går tabt</translation>
    </message>
    <message>
        <source>There is a study with this id already.</source>
        <translation>Der er allerede en undersøgelse med det id.</translation>
    </message>
    <message>
        <source>Give the new one another id.</source>
        <translation>Giv den nye et andet id.</translation>
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
    <name>NoteSheet</name>
    <message>
        <source>Write or type here</source>
        <translation>Skriv eller tast her</translation>
    </message>
</context>
<context>
    <name>NoteTools</name>
    <message>
        <source>Quote</source>
        <translation>Citat</translation>
    </message>
    <message>
        <source>The note is what was said, word for word</source>
        <translation>Noten er ordret, hvad der blev sagt</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Slet det valgte</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Fortryd den seneste streg</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Viskelæder</translation>
    </message>
    <message>
        <source>Erase the strokes you touch</source>
        <translation>Slet de streger, du rører ved</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Vælg</translation>
    </message>
    <message>
        <source>Select strokes, and move them</source>
        <translation>Vælg streger, og flyt dem</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Pen</translation>
    </message>
    <message>
        <source>Draw with the mouse</source>
        <translation>Tegn med musen</translation>
    </message>
    <message>
        <source>Write: {word}</source>
        <translation>Skriv: {word}</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>Did not become an interview</source>
        <translation>Blev ikke til et interview</translation>
    </message>
    <message>
        <source>One tap counts one person.</source>
        <translation>Ét tryk tæller én person.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>{outcome}, {count} today</source>
        <translation>{outcome}, {count} i dag</translation>
    </message>
    <message>
        <source>{meaning} Key {key}</source>
        <translation>{meaning} Tast {key}</translation>
    </message>
    <message>
        <source>Counted: {outcome}. It can be undone for a minute.</source>
        <translation>Talt: {outcome}. Det kan fortrydes i et minut.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Taget tilbage.</translation>
    </message>
    <message>
        <source>Counted: {outcome}</source>
        <translation>Talt: {outcome}</translation>
    </message>
    <message>
        <source>Which group?</source>
        <translation>Hvilken gruppe?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annullér</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Partial interview</source>
        <translation>Delvist interview</translation>
    </message>
    <message>
        <source>Said no</source>
        <translation>Nej tak</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Trukket tilbage</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Ikke truffet</translation>
    </message>
    <message>
        <source>No common language</source>
        <translation>Intet fælles sprog</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anden grund</translation>
    </message>
    <message>
        <source>Not known whether eligible</source>
        <translation>Uvist om i målgruppen</translation>
    </message>
    <message>
        <source>Not in the target group</source>
        <translation>Ikke i målgruppen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Ufuldstændig</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sproget skilte os</translation>
    </message>
    <message>
        <source>Could not</source>
        <translation>Kunne ikke deltage</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ved ikke, om målgruppe</translation>
    </message>
    <message>
        <source>Outside the target group</source>
        <translation>Uden for målgruppen</translation>
    </message>
    <message>
        <source>Was asked, and did not want to.</source>
        <translation>Blev spurgt og ville ikke.</translation>
    </message>
    <message>
        <source>Was gone or busy; never asked.</source>
        <translation>Var gået eller optaget og blev aldrig spurgt.</translation>
    </message>
    <message>
        <source>No language in common, and no interpreter.</source>
        <translation>Intet fælles sprog og ingen tolk.</translation>
    </message>
    <message>
        <source>Wanted to, and could not: unwell, called in …</source>
        <translation>Ville gerne, men kunne ikke: utilpas, kaldt ind …</translation>
    </message>
    <message>
        <source>Not known whether the person belongs to the study.</source>
        <translation>Det vides ikke, om personen hører til undersøgelsen.</translation>
    </message>
    <message>
        <source>Does not belong to the study.</source>
        <translation>Hører ikke til undersøgelsen.</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>Kvinde</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Mand</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Travlt</translation>
    </message>
    <message>
        <source>Upset</source>
        <translation>Oprevet</translation>
    </message>
    <message>
        <source>Unwell</source>
        <translation>Utilpas</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>Ikke interesseret</translation>
    </message>
    <message>
        <source>Distrustful</source>
        <translation>Utryg</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Tilbage til gennemgangen</translation>
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
    <name>PenCard</name>
    <message>
        <source>Pen notes to type: {count}</source>
        <translation>Pennoter, der skal renskrives: {count}</translation>
    </message>
    <message>
        <source>Until they are typed, nobody can read what these citizens said.</source>
        <translation>Før de er renskrevet, kan ingen læse, hvad borgerne sagde.</translation>
    </message>
    <message>
        <source>Here, under Review</source>
        <translation>Her, under Gennemgang</translation>
    </message>
    <message>
        <source>On the devices: their strokes have not come</source>
        <translation>På enhederne: stregerne er ikke kommet hertil</translation>
    </message>
</context>
<context>
    <name>PenFields</name>
    <message>
        <source>Where pen notes are typed</source>
        <translation>Hvor pennoter renskrives</translation>
    </message>
    <message>
        <source>On the device alone</source>
        <translation>Kun på enheden</translation>
    </message>
    <message>
        <source>On the device, or here</source>
        <translation>På enheden eller her</translation>
    </message>
    <message>
        <source>To be typed here, the strokes travel in the sealed batch. Nothing is taken out of them before, and a hand can be known.</source>
        <translation>For at blive renskrevet her følger stregerne med i den forseglede leverance. Intet er taget ud af dem inden, og en håndskrift kan genkendes.</translation>
    </message>
    <message>
        <source>A second reader checks, of a hundred typed notes</source>
        <translation>Så mange af hundrede renskrevne noter læses af en anden</translation>
    </message>
    <message>
        <source>A whole number from 0 to 100.</source>
        <translation>Et helt tal fra 0 til 100.</translation>
    </message>
</context>
<context>
    <name>PenPage</name>
    <message>
        <source>Type pen notes</source>
        <translation>Renskriv pennoter</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Fortryd den sidste</translation>
    </message>
    <message>
        <source>All pen notes that are here are typed.</source>
        <translation>Alle pennoter, der er her, er renskrevet.</translation>
    </message>
    <message>
        <source>No pen notes wait. They come with batches, if the study says so.</source>
        <translation>Ingen pennoter venter. De kommer med leverancerne, hvis undersøgelsen siger det.</translation>
    </message>
    <message>
        <source>{count} wait  ·  {done} typed now</source>
        <translation>{count} venter  ·  {done} renskrevet nu</translation>
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
    <name>ProtectionSlider</name>
    <message>
        <source>Protection</source>
        <translation>Beskyttelse</translation>
    </message>
    <message>
        <source>{share} of the detail is given up, {count} left out</source>
        <translation>{share} af detaljerne går tabt, {count} udeladt</translation>
    </message>
    <message>
        <source>Detail given up</source>
        <translation>Detaljer, der går tabt</translation>
    </message>
    <message>
        <source>Interviews left out</source>
        <translation>Interview, der udelades</translation>
    </message>
</context>
<context>
    <name>QualityCard</name>
    <message>
        <source>Worth a talk</source>
        <translation>Værd at tale om</translation>
    </message>
    <message>
        <source>Here the devices will stand once their batches have been merged.</source>
        <translation>Her kommer enhederne til at stå, når deres filer er samlet.</translation>
    </message>
    <message>
        <source>Each share is held against that of all other devices, the line in the bar. One that stands out is a reason to ask, and proves nothing: places and people differ.</source>
        <translation>Hver andel holdes op mod alle andre enheders, stregen i bjælken. Skiller en sig ud, er det en grund til at spørge, og det beviser ikke noget: Steder og mennesker er forskellige.</translation>
    </message>
    <message>
        <source>Under {count} interviews nothing stands out, and never a difference under {margin}.</source>
        <translation>Under {count} interview skiller intet sig ud, og aldrig en forskel under {margin}.</translation>
    </message>
    <message>
        <source>Device {number}</source>
        <translation>Enhed {number}</translation>
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
        <source>too few to tell</source>
        <translation>for få til at sige noget</translation>
    </message>
    <message>
        <source>stands out: {signs}</source>
        <translation>skiller sig ud: {signs}</translation>
    </message>
    <message>
        <source>nothing stands out</source>
        <translation>intet skiller sig ud</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>intet at tælle</translation>
    </message>
    <message>
        <source>{share} ({count} of {of})</source>
        <translation>{share} ({count} af {of})</translation>
    </message>
    <message>
        <source>the others: {share}</source>
        <translation>de andre: {share}</translation>
    </message>
    <message>
        <source>Stands out</source>
        <translation>Skiller sig ud</translation>
    </message>
    <message>
        <source>under 3 minutes</source>
        <translation>under 3 minutter</translation>
    </message>
    <message>
        <source>the same rating throughout</source>
        <translation>samme vurdering hele vejen</translation>
    </message>
    <message>
        <source>follow-ups with a note</source>
        <translation>opfølgninger med en note</translation>
    </message>
    <message>
        <source>“don't know”</source>
        <translation>”ved ikke”</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Not read aloud</source>
        <translation>Læses ikke op</translation>
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
        <source>The citizen has answered on the card, unseen. A number here replaces it.</source>
        <translation>Borgeren har svaret på kortet, uden at du ser hvad. Et tal her erstatter svaret.</translation>
    </message>
    <message>
        <source>The citizen has answered on the card.</source>
        <translation>Borgeren har svaret på kortet.</translation>
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
        <source>A study file from the project lead …</source>
        <translation>En undersøgelses fil fra projektlederen …</translation>
    </message>
    <message>
        <source>Enrolment code for the project lead: {study}</source>
        <translation>Tilmeldingskode til projektlederen: {study}</translation>
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
        <source>Study file from the project lead</source>
        <translation>Undersøgelses fil fra projektlederen</translation>
    </message>
    <message>
        <source>Study files from a project lead (*.study)</source>
        <translation>Undersøgelser fra en projektleder (*.study)</translation>
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
    <name>Quotes</name>
    <message>
        <source>Note {number} of {all}</source>
        <translation>Note {number} af {all}</translation>
    </message>
    <message>
        <source>Note {number}</source>
        <translation>Note {number}</translation>
    </message>
    <message>
        <source>{count} may be cited</source>
        <translation>{count} må citeres</translation>
    </message>
    <message>
        <source>As it came: the citizen's own words</source>
        <translation>Som den kom: borgerens egne ord</translation>
    </message>
    <message>
        <source>As it came: not marked as the citizen's own words</source>
        <translation>Som den kom: ikke markeret som borgerens egne ord</translation>
    </message>
    <message>
        <source>Nothing in it was found that tells who somebody is. Read it all the same.</source>
        <translation>Der er ikke fundet noget i den, der røber, hvem nogen er. Læs den alligevel.</translation>
    </message>
    <message>
        <source>What is underlined may tell who somebody is.</source>
        <translation>Det understregede kan røbe, hvem nogen er.</translation>
    </message>
    <message>
        <source>This note may be cited.</source>
        <translation>Noten må citeres.</translation>
    </message>
    <message>
        <source>May be cited</source>
        <translation>Må citeres</translation>
    </message>
    <message>
        <source>Cite it like this</source>
        <translation>Citér den sådan</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Ikke denne</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Ingen noter endnu</translation>
    </message>
    <message>
        <source>Notes from the interviews will stand here one by one, once batches with notes have been merged. What you clear leaves in a list of its own.</source>
        <translation>Her kommer noterne fra interviewene til at stå én ad gangen, når der er samlet leverancer med noter. Det, du godkender, kommer ud i en liste for sig.</translation>
    </message>
    <message>
        <source>Notes leave in no data set. Those that you clear here leave in a list of their own, in random order, with their question and nothing else of the interview.</source>
        <translation>Noter kommer ikke med i noget datasæt. Dem, du godkender her, kommer ud i en liste for sig i tilfældig orden, med deres spørgsmål og intet andet fra interviewet.</translation>
    </message>
    <message>
        <source>Write the list of quotes …</source>
        <translation>Skriv listen over citater …</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Forrige</translation>
    </message>
    <message>
        <source>As it may be cited</source>
        <translation>Som den må citeres</translation>
    </message>
    <message>
        <source>{count} may be cited so far</source>
        <translation>{count} må citeres indtil nu</translation>
    </message>
    <message>
        <source>Change or shorten it until it could be about many.</source>
        <translation>Ret eller kort den, til den kunne handle om mange.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Træk tilbage</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>As a workbook for Excel (.xlsx)</source>
        <translation>Som projektmappe til Excel (.xlsx)</translation>
    </message>
    <message>
        <source>As a CSV file (.csv)</source>
        <translation>Som CSV-fil (.csv)</translation>
    </message>
    <message>
        <source>The list of quotes</source>
        <translation>Listen over citater</translation>
    </message>
    <message>
        <source>It holds the notes that may be cited, each with its question.</source>
        <translation>Den har de noter, der må citeres, hver med sit spørgsmål.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>citater</translation>
    </message>
    <message>
        <source>1 quote is written: {path}</source>
        <translation>1 citat er skrevet: {path}</translation>
    </message>
    <message>
        <source>{count} quotes are written: {path}</source>
        <translation>{count} citater er skrevet: {path}</translation>
    </message>
</context>
<context>
    <name>ReceiptScreen</name>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Save as PDF, to print …</source>
        <translation>Gem som PDF til udskrift …</translation>
    </message>
    <message>
        <source>Open and print</source>
        <translation>Åbn og udskriv</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Gem kvitteringen</translation>
    </message>
    <message>
        <source>The receipt is saved.</source>
        <translation>Kvitteringen er gemt.</translation>
    </message>
    <message>
        <source>It holds the code: delete the file when it is printed.</source>
        <translation>Koden står i den: slet filen, når den er udskrevet.</translation>
    </message>
</context>
<context>
    <name>RefusalsCard</name>
    <message>
        <source>Said no: {count}</source>
        <translation>Sagde nej: {count}</translation>
    </message>
    <message>
        <source>As it was seen or said. What was not told is counted as such.</source>
        <translation>Som det blev set eller sagt. Det, der ikke er oplyst, tælles for sig.</translation>
    </message>
    <message>
        <source>No reason told</source>
        <translation>Ingen grund oplyst</translation>
    </message>
    <message>
        <source>By sex</source>
        <translation>Efter køn</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Kvinder</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Mænd</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Ikke oplyst</translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>under 1 %</source>
        <translation>under 1 %</translation>
    </message>
    <message>
        <source>over 99 %</source>
        <translation>over 99 %</translation>
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
        <source>{words} and {last}</source>
        <translation>{words} og {last}</translation>
    </message>
    <message>
        <source>Nothing of the background leaves.</source>
        <translation>Intet af baggrunden kommer med ud.</translation>
    </message>
    <message>
        <source>No value of {variable} occurs fewer than {k} times.</source>
        <translation>Ingen værdi af {variable} forekommer færre end {k} gange.</translation>
    </message>
    <message>
        <source>No combination of {variables} occurs fewer than {k} times.</source>
        <translation>Ingen kombination af {variables} forekommer færre end {k} gange.</translation>
    </message>
    <message>
        <source>No combination of its background variables occurs fewer than {k} times.</source>
        <translation>Ingen kombination af baggrundsvariablerne forekommer færre end {k} gange.</translation>
    </message>
    <message>
        <source>Researchers</source>
        <translation>Forskere</translation>
    </message>
    <message>
        <source>The project</source>
        <translation>Projektet</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Researchers outside the project may have it.</source>
        <translation>Forskere uden for projektet må få den.</translation>
    </message>
    <message>
        <source>It stays with the people in the project.</source>
        <translation>Den bliver hos dem, der arbejder i projektet.</translation>
    </message>
    <message>
        <source>Not in it: notes, weeks, languages and how long it took.</source>
        <translation>Ikke med: noter, uger, sprog og hvor længe det varede.</translation>
    </message>
    <message>
        <source>It can be passed on to anybody, and be put on a website.</source>
        <translation>Den kan gives til enhver og lægges på en hjemmeside.</translation>
    </message>
    <message>
        <source>Not in it: {variables}.</source>
        <translation>Ikke med: {variables}.</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>noter</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>uger</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>sprog</translation>
    </message>
    <message>
        <source>Groups are told as main groups.</source>
        <translation>Grupper fortælles som hovedgrupper.</translation>
    </message>
    <message>
        <source>Every combination of background occurs at least {k} times</source>
        <translation>Hver kombination af baggrund forekommer mindst {k} gange</translation>
    </message>
    <message>
        <source>for researchers</source>
        <translation>til forskere</translation>
    </message>
    <message>
        <source>for the project</source>
        <translation>til projektet</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>til alle</translation>
    </message>
    <message>
        <source>main group only</source>
        <translation>kun hovedgruppe</translation>
    </message>
    <message>
        <source>area only</source>
        <translation>kun område</translation>
    </message>
    <message>
        <source>larger area only</source>
        <translation>kun større område</translation>
    </message>
    <message>
        <source>in broad bands</source>
        <translation>i brede intervaller</translation>
    </message>
    <message>
        <source>as collected</source>
        <translation>som indsamlet</translation>
    </message>
    <message>
        <source>coarser</source>
        <translation>grovere</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>tilbageholdt</translation>
    </message>
    <message>
        <source>In 1 combination, all have answered a question alike.</source>
        <translation>I 1 kombination har alle svaret ens på et spørgsmål.</translation>
    </message>
    <message>
        <source>In {count} combinations, all have answered a question alike.</source>
        <translation>I {count} kombinationer har alle svaret ens på et spørgsmål.</translation>
    </message>
    <message>
        <source>Whoever knows that a person is among them knows that answer too. More protection, or one variable less, makes it rarer.</source>
        <translation>Den, der ved, at et menneske er iblandt dem, kender også det svar. Mere beskyttelse eller en variabel mindre gør det sjældnere.</translation>
    </message>
    <message>
        <source>Let it continue the earlier releases, or choose another number.</source>
        <translation>Lad den fortsætte de tidligere udgivelser, eller vælg et andet tal.</translation>
    </message>
    <message>
        <source>1 interview of an earlier release is not in this one.</source>
        <translation>1 interview fra en tidligere udgivelse er ikke med i denne.</translation>
    </message>
    <message>
        <source>{count} interviews of an earlier release are not in this one.</source>
        <translation>{count} interview fra en tidligere udgivelse er ikke med i denne.</translation>
    </message>
    <message>
        <source>They were withdrawn, made void, or are left out now. What has been passed on cannot be taken back.</source>
        <translation>De er trukket tilbage, gjort ugyldige eller udeladt nu. Det, der er givet videre, kan ikke tages tilbage.</translation>
    </message>
    <message>
        <source>There are few interviews: much of their detail is lost.</source>
        <translation>Der er få interview: mange af deres detaljer går tabt.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ukendt</translation>
    </message>
    <message>
        <source>Held beside an earlier release, 1 person could be singled out.</source>
        <translation>Sammenholdt med en tidligere udgivelse kunne 1 person skilles ud.</translation>
    </message>
    <message>
        <source>Held beside an earlier release, {count} people could be singled out.</source>
        <translation>Sammenholdt med en tidligere udgivelse kunne {count} personer skilles ud.</translation>
    </message>
    <message>
        <source>1 interview waits for a decision and is left out.</source>
        <translation>1 interview venter på en afgørelse og er udeladt.</translation>
    </message>
    <message>
        <source>{count} interviews wait for a decision and are left out.</source>
        <translation>{count} interview venter på en afgørelse og er udeladt.</translation>
    </message>
    <message>
        <source>Decide under Review, and they are in it.</source>
        <translation>Afgør det under Gennemgang, så kommer de med.</translation>
    </message>
    <message>
        <source>Wait for more, or leave out a variable.</source>
        <translation>Vent på flere, eller udelad en variabel.</translation>
    </message>
    <message>
        <source>1 partial interview is among them.</source>
        <translation>1 afbrudt interview er iblandt dem.</translation>
    </message>
    <message>
        <source>{count} partial interviews are among them.</source>
        <translation>{count} afbrudte interview er iblandt dem.</translation>
    </message>
    <message>
        <source>What was not reached is marked so in the data.</source>
        <translation>Det, der ikke blev nået, er mærket sådan i data.</translation>
    </message>
    <message>
        <source>CSV with a code book</source>
        <translation>CSV med kodebog</translation>
    </message>
    <message>
        <source>SPSS</source>
        <translation>SPSS</translation>
    </message>
    <message>
        <source>Stata</source>
        <translation>Stata</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Parquet, for DuckDB and Spark</source>
        <translation>Parquet, til DuckDB og Spark</translation>
    </message>
    <message>
        <source>DDI, for archives</source>
        <translation>DDI, til arkiver</translation>
    </message>
    <message>
        <source>Syntax for R, Stata and SPSS</source>
        <translation>Syntaks til R, Stata og SPSS</translation>
    </message>
</context>
<context>
    <name>ReleaseSection</name>
    <message>
        <source>Release</source>
        <translation>Udgivelse</translation>
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
        <source>Release …</source>
        <translation>Udgiv …</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Vis mappen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Tæller …</translation>
    </message>
    <message>
        <source>It cannot be released like this</source>
        <translation>Den kan ikke udgives sådan</translation>
    </message>
    <message>
        <source>{released} of {records} leave, {share} of the detail is given up</source>
        <translation>{released} af {records} kommer med, {share} af detaljerne går tabt</translation>
    </message>
    <message>
        <source>Nothing of the background is left.</source>
        <translation>Intet af baggrunden er tilbage.</translation>
    </message>
    <message>
        <source>Choose at least one variable to leave.</source>
        <translation>Vælg mindst én variabel, der kommer med.</translation>
    </message>
    <message>
        <source>{interviews} {profile}</source>
        <translation>{interviews} {profile}</translation>
    </message>
    <message>
        <source>Release {interviews}?</source>
        <translation>Udgiv {interviews}?</translation>
    </message>
    <message>
        <source>What has been passed on cannot be taken back, also where somebody withdraws later. The study remembers the release, so that the next ones can be held against it.</source>
        <translation>Det, der er givet videre, kan ikke tages tilbage, heller ikke når nogen trækker sig senere. Undersøgelsen husker udgivelsen, så de næste kan holdes op mod den.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>The release was stopped.</source>
        <translation>Udgivelsen blev stoppet.</translation>
    </message>
    <message>
        <source>Nothing was written, and the study keeps no record of it.</source>
        <translation>Intet blev skrevet, og undersøgelsen husker ikke noget om den.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidligere</translation>
    </message>
    <message>
        <source>Here you make the data set that leaves the project. Merge the devices' batches first, under Batches.</source>
        <translation>Her laver du det datasæt, der forlader projektet. Saml først enhedernes leverancer, under Leverancer.</translation>
    </message>
    <message>
        <source>Writing the release …</source>
        <translation>Skriver udgivelsen …</translation>
    </message>
    <message>
        <source>The folder cannot be shown from here.</source>
        <translation>Mappen kan ikke vises herfra.</translation>
    </message>
    <message>
        <source>Look for it in your file manager.</source>
        <translation>Find den i din stifinder.</translation>
    </message>
    <message>
        <source>Parts of the release</source>
        <translation>Udgivelsens dele</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datasæt</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citater</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Hvem er den til?</translation>
    </message>
    <message>
        <source>Nothing has been merged yet</source>
        <translation>Intet er samlet endnu</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The {count} files without trouble</source>
        <translation>De {count} filer uden problemer</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Lagt til side</translation>
    </message>
    <message>
        <source>Not all of it was taken</source>
        <translation>Ikke alt er taget ind</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Nothing was new</source>
        <translation>Intet nyt</translation>
    </message>
    <message>
        <source>The study is as it was before.</source>
        <translation>Undersøgelsen er, som den var før.</translation>
    </message>
    <message>
        <source>What came last</source>
        <translation>Det, der kom sidst</translation>
    </message>
    <message>
        <source>Merge {number}, {moment}</source>
        <translation>Samling {number}, {moment}</translation>
    </message>
</context>
<context>
    <name>ReviewSection</name>
    <message>
        <source>Review</source>
        <translation>Gennemgang</translation>
    </message>
    <message>
        <source>Interviews with the same content</source>
        <translation>Interview med samme indhold</translation>
    </message>
    <message>
        <source>Open one to see it, or to make it void if it is the same interview twice. Nothing tells which is the first.</source>
        <translation>Åbn et for at se det, eller for at gøre det ugyldigt, hvis det er det samme interview to gange. Intet viser, hvilket der er det første.</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Rettelser</translation>
    </message>
    <message>
        <source>What came stays as it came: open the interview to take a correction back.</source>
        <translation>Det, der kom, bliver, som det kom: Åbn interviewet for at tage en rettelse tilbage.</translation>
    </message>
    <message>
        <source>Nothing has been corrected. Open an interview to correct it.</source>
        <translation>Intet er rettet. Åbn et interview for at rette det.</translation>
    </message>
    <message>
        <source>{moment}. Reason: {reason}</source>
        <translation>{moment}. Begrundelse: {reason}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>All that was done to the study, the latest first. Nothing can be deleted.</source>
        <translation>Alt, der er gjort ved undersøgelsen, det seneste først. Intet kan slettes.</translation>
    </message>
    <message>
        <source>Nothing has been done to the study yet.</source>
        <translation>Der er ikke gjort noget ved undersøgelsen endnu.</translation>
    </message>
    <message>
        <source>Show what was before</source>
        <translation>Vis det, der var før</translation>
    </message>
    <message>
        <source>It is not here any more.</source>
        <translation>Det er her ikke længere.</translation>
    </message>
    <message>
        <source>Decided. The interview counts with this content.</source>
        <translation>Afgjort. Interviewet tæller med dette indhold.</translation>
    </message>
    <message>
        <source>The other content is kept beside it.</source>
        <translation>Det andet indhold er gemt ved siden af.</translation>
    </message>
    <message>
        <source>Make this interview void?</source>
        <translation>Gør interviewet ugyldigt?</translation>
    </message>
    <message>
        <source>It is left out of every count and release from now on.</source>
        <translation>Det tæller ikke med nogen steder og er ikke med i udgivelser fra nu af.</translation>
    </message>
    <message>
        <source>It stays here, and can be taken back in.</source>
        <translation>Det bliver her og kan komme med igen.</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>Gør det ugyldigt</translation>
    </message>
    <message>
        <source>The interview is void.</source>
        <translation>Interviewet er ugyldigt.</translation>
    </message>
    <message>
        <source>The interview counts again.</source>
        <translation>Interviewet tæller med igen.</translation>
    </message>
    <message>
        <source>In this interview is nothing that can be corrected.</source>
        <translation>I dette interview er der intet, der kan rettes.</translation>
    </message>
    <message>
        <source>The correction is saved.</source>
        <translation>Rettelsen er gemt.</translation>
    </message>
    <message>
        <source>It stands with the interview, and can be undone there.</source>
        <translation>Den står ved interviewet og kan fortrydes dér.</translation>
    </message>
    <message>
        <source>The correction is undone.</source>
        <translation>Rettelsen er fortrudt.</translation>
    </message>
    <message>
        <source>The pen note waits to be typed again.</source>
        <translation>Pennoten venter igen på at blive renskrevet.</translation>
    </message>
    <message>
        <source>No interview here has the code {code}.</source>
        <translation>Intet interview her har koden {code}.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>Its batch may not have come yet: keep the code, and try it again after the next merge.</source>
        <translation>Måske er leverancen ikke kommet endnu: Gem koden, og prøv igen efter næste samling.</translation>
    </message>
    <message>
        <source>It is in 1 release already: what has left cannot be recalled.</source>
        <translation>Det er allerede med i 1 udgivelse: Det, der er udgivet, kan ikke kaldes tilbage.</translation>
    </message>
    <message>
        <source>It is in {count} releases already: what has left cannot be recalled.</source>
        <translation>Det er allerede med i {count} udgivelser: Det, der er udgivet, kan ikke kaldes tilbage.</translation>
    </message>
    <message>
        <source>The interview is erased.</source>
        <translation>Interviewet er slettet.</translation>
    </message>
    <message>
        <source>It does not come back with any batch.</source>
        <translation>Det kommer ikke igen med nogen leverance.</translation>
    </message>
    <message>
        <source>Erasing …</source>
        <translation>Sletter …</translation>
    </message>
</context>
<context>
    <name>ReviewSheets</name>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Interviews of which group?</source>
        <translation>Interview fra hvilken gruppe?</translation>
    </message>
    <message>
        <source>What is to be corrected?</source>
        <translation>Hvad skal rettes?</translation>
    </message>
    <message>
        <source>For errors of coding alone: a wrong tap, a wrong group. What the citizen said stays as it was said.</source>
        <translation>Kun til fejl i kodningen: et forkert tryk, en forkert gruppe. Det, borgeren har sagt, bliver, som det blev sagt.</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Gem rettelsen</translation>
    </message>
    <message>
        <source>Now: {value}</source>
        <translation>Nu: {value}</translation>
    </message>
    <message>
        <source>{name}: what should it be?</source>
        <translation>{name}: Hvad skal det være?</translation>
    </message>
    <message>
        <source>What was there stays in the log; you can take it back.</source>
        <translation>Det, der stod, bliver i loggen; du kan tage rettelsen tilbage.</translation>
    </message>
    <message>
        <source>Receipt code</source>
        <translation>Kvitteringskode</translation>
    </message>
    <message>
        <source>Twelve letters and figures, as the citizen has them.</source>
        <translation>Tolv bogstaver og tal, som borgeren har dem.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsæt</translation>
    </message>
    <message>
        <source>Erase an interview by its receipt code</source>
        <translation>Slet et interview efter dets kvitteringskode</translation>
    </message>
    <message>
        <source>A citizen may take the interview back until the data are released. The code leads to it, and to nobody's name.</source>
        <translation>En borger kan trække sit interview tilbage, indtil data er udgivet. Koden fører til interviewet og ikke til noget navn.</translation>
    </message>
    <message>
        <source>Erase it for good</source>
        <translation>Slet det for altid</translation>
    </message>
    <message>
        <source>Erase the interview with the code {code}?</source>
        <translation>Slet interviewet med koden {code}?</translation>
    </message>
    <message>
        <source>It is erased here for good: this cannot be undone. It does not come back with any batch.</source>
        <translation>Det slettes her for altid og kan ikke fortrydes. Det kommer ikke igen med nogen leverance.</translation>
    </message>
    <message>
        <source>Compare the code with the citizen's once more.</source>
        <translation>Sammenlign koden med borgerens en gang til.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Skriv hvorfor, med få ord.</translation>
    </message>
    <message>
        <source>It is kept in the log. No names, please.</source>
        <translation>Det gemmes i loggen. Skriv ingen navne.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lad det være</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>Week</source>
        <translation>Uge</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Hvor langt det nåede</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>Hvor længe det tog</translation>
    </message>
    <message>
        <source>How the answers were taken down</source>
        <translation>Hvordan svarene blev taget ned</translation>
    </message>
    <message>
        <source>Language read aloud</source>
        <translation>Sprog, der blev læst op på</translation>
    </message>
    <message>
        <source>Languages of the answers</source>
        <translation>Svarenes sprog</translation>
    </message>
    <message>
        <source>Version of the questionnaire</source>
        <translation>Spørgeskemaets version</translation>
    </message>
    <message>
        <source>Had somebody along</source>
        <translation>Havde nogen med</translation>
    </message>
    <message>
        <source>Who interpreted</source>
        <translation>Hvem tolkede</translation>
    </message>
    <message>
        <source>Language spoken</source>
        <translation>Sprog, der blev talt</translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation>Hvor det foregik</translation>
    </message>
    <message>
        <source>Somebody else answered</source>
        <translation>En anden svarede</translation>
    </message>
    <message>
        <source>{prompt} Nothing noted.</source>
        <translation>{prompt} Intet noteret.</translation>
    </message>
    <message>
        <source>Pen note, not typed yet</source>
        <translation>Pennote, ikke renskrevet endnu</translation>
    </message>
    <message>
        <source>Typed from pen</source>
        <translation>Renskrevet fra pen</translation>
    </message>
    <message>
        <source>Pen note that cannot be read</source>
        <translation>Pennote, der ikke kan læses</translation>
    </message>
    <message>
        <source>Tapped by the citizen</source>
        <translation>Trykket af borgeren</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>uden underskrift</translation>
    </message>
    <message>
        <source>Device {number}</source>
        <translation>Enhed {number}</translation>
    </message>
    <message>
        <source>Devices {numbers}</source>
        <translation>Enhed {numbers}</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Ingen gruppe</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>gennemført</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>afbrudt</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>I konflikt</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ugyldigt</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Rettet</translation>
    </message>
    <message>
        <source>Like another</source>
        <translation>Ligner et andet</translation>
    </message>
    <message>
        <source>Interview {id}</source>
        <translation>Interview {id}</translation>
    </message>
    <message>
        <source>Of an interview that has been withdrawn since</source>
        <translation>Om et interview, der siden er trukket tilbage</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Begrundelse: {reason}</translation>
    </message>
    <message>
        <source>Device {device} was taken in</source>
        <translation>Enhed {device} er taget med</translation>
    </message>
    <message>
        <source>Device {device} was revoked</source>
        <translation>Enhed {device} er spærret</translation>
    </message>
    <message>
        <source>Revision {number} of the study was handed out</source>
        <translation>Udgave {number} af undersøgelsen er delt ud</translation>
    </message>
    <message>
        <source>Merge {number}: {new} new interviews</source>
        <translation>Samling {number}: {new} nye interview</translation>
    </message>
    <message>
        <source>Merge {number}, of what had been set aside: {new} new</source>
        <translation>Samling {number}, af det, der var lagt til side: {new} nye</translation>
    </message>
    <message>
        <source>Merge {number} was undone</source>
        <translation>Samling {number} er fortrudt</translation>
    </message>
    <message>
        <source>A conflict was decided</source>
        <translation>En konflikt er afgjort</translation>
    </message>
    <message>
        <source>An interview was made void</source>
        <translation>Et interview er gjort ugyldigt</translation>
    </message>
    <message>
        <source>A void interview was taken back in</source>
        <translation>Et ugyldigt interview er taget med igen</translation>
    </message>
    <message>
        <source>Corrected: {variable}</source>
        <translation>Rettet: {variable}</translation>
    </message>
    <message>
        <source>Correction undone: {variable}</source>
        <translation>Rettelse fortrudt: {variable}</translation>
    </message>
    <message>
        <source>{file} was taken off the list of what is set aside</source>
        <translation>{file} er fjernet fra listen over det, der er lagt til side</translation>
    </message>
    <message>
        <source>A quote was cleared</source>
        <translation>Et citat er godkendt</translation>
    </message>
    <message>
        <source>A quote was taken back</source>
        <translation>Et citat er taget tilbage</translation>
    </message>
    <message>
        <source>A pen note waits to be typed again</source>
        <translation>En pennote venter igen på at blive renskrevet</translation>
    </message>
    <message>
        <source>Release {number} was written, with k = {k}</source>
        <translation>Udgivelse {number} er skrevet, med k = {k}</translation>
    </message>
    <message>
        <source>A release that was begun was taken back</source>
        <translation>En påbegyndt udgivelse blev taget tilbage</translation>
    </message>
    <message>
        <source>An interview was withdrawn and erased</source>
        <translation>Et interview er trukket tilbage og slettet</translation>
    </message>
    <message>
        <source>it is in {count} releases already</source>
        <translation>det er allerede med i {count} udgivelser</translation>
    </message>
    <message>
        <source>A pen note was typed</source>
        <translation>En pennote blev renskrevet</translation>
    </message>
    <message>
        <source>A pen note cannot be read</source>
        <translation>En pennote kan ikke læses</translation>
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
    <name>Section</name>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Stopper …</translation>
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
    <message>
        <source>What was written by pen</source>
        <translation>Det, der er skrevet med pen</translation>
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
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Stor</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Størst</translation>
    </message>
    <message>
        <source>Sunlight is black on white, with heavy lines.</source>
        <translation>Sollys er sort på hvidt med kraftige linjer.</translation>
    </message>
    <message>
        <source>Dark room</source>
        <translation>Mørkt rum</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Sollys</translation>
    </message>
    <message>
        <source>The show card as a colour-blind person sees it …</source>
        <translation>Svarkortet set af en farveblind …</translation>
    </message>
    <message>
        <source>Which hand</source>
        <translation>Hvilken hånd</translation>
    </message>
    <message>
        <source>What is tapped most in an interview stands on that side.</source>
        <translation>Det, du trykker mest på i et interview, står i den side.</translation>
    </message>
    <message>
        <source>Right-handed</source>
        <translation>Højrehåndet</translation>
    </message>
    <message>
        <source>Left-handed</source>
        <translation>Venstrehåndet</translation>
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
        <source>For project leads …</source>
        <translation>For projektledere …</translation>
    </message>
    <message>
        <source>Project lead</source>
        <translation>Projektleder</translation>
    </message>
    <message>
        <source>Make studies, follow the fieldwork, merge and release.</source>
        <translation>Lav undersøgelser, følg feltarbejdet, saml og udgiv.</translation>
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
        <source>Typing notes</source>
        <translation>Når du skriver noter</translation>
    </message>
    <message>
        <source>What the citizen said is never corrected.</source>
        <translation>Det, borgeren har sagt, bliver aldrig rettet.</translation>
    </message>
    <message>
        <source>Capitals and full stops</source>
        <translation>Store bogstaver og punktum</translation>
    </message>
    <message>
        <source>A sentence begins with a capital; two spaces end it.</source>
        <translation>En sætning begynder med stort; to mellemrum afslutter den.</translation>
    </message>
    <message>
        <source>Shorthand</source>
        <translation>Kortord</translation>
    </message>
    <message>
        <source>Short forms unfold when you tap the space bar.</source>
        <translation>Korte former folder sig ud, når du trykker mellemrum.</translation>
    </message>
    <message>
        <source>Suggest words</source>
        <translation>Foreslå ord</translation>
    </message>
    <message>
        <source>The likely word is shown; Tab takes it.</source>
        <translation>Det sandsynlige ord vises; Tab tager det.</translation>
    </message>
    <message>
        <source>The list of shorthand …</source>
        <translation>Listen over kortord …</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>The typefaces are Noto Sans and Noto Sans Arabic, free under the SIL Open Font License 1.1. The suggested words are adapted from wordfreq, free under CC BY-SA 4.0.</source>
        <translation>Skrifterne er Noto Sans og Noto Sans Arabic, frie under SIL Open Font License 1.1. De foreslåede ord er bearbejdet fra wordfreq, frit under CC BY-SA 4.0.</translation>
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
    <name>ShareScreen</name>
    <message>
        <source>How far we are</source>
        <translation>Hvor langt vi er</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>{study}. Only what was done on this device is counted.</source>
        <translation>{study}. Kun det, der er lavet på denne enhed, tælles med.</translation>
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
    <name>ShorthandFields</name>
    <message>
        <source>A short form and what it unfolds to, a line each</source>
        <translation>Et kortord og det, det foldes ud til, på hver sin linje</translation>
    </message>
    <message>
        <source>It unfolds when a space follows. An interviewer's own shorthand comes first.</source>
        <translation>Det foldes ud, når der kommer et mellemrum. Interviewerens egne kortord går forud.</translation>
    </message>
    <message>
        <source>Take in from a file …</source>
        <translation>Hent fra en fil …</translation>
    </message>
    <message>
        <source>Take in shorthand</source>
        <translation>Hent kortord</translation>
    </message>
    <message>
        <source>Shorthand (*.toml)</source>
        <translation>Kortord (*.toml)</translation>
    </message>
    <message>
        <source>There is no shorthand in that file. A line of it is sb = "sagsbehandler".</source>
        <translation>Der er ingen kortord i den fil. En linje i den ser sådan ud: sb = "sagsbehandler".</translation>
    </message>
    <message>
        <source>1 line was taken in.</source>
        <translation>1 linje er hentet ind.</translation>
    </message>
    <message>
        <source>{count} lines were taken in.</source>
        <translation>{count} linjer er hentet ind.</translation>
    </message>
</context>
<context>
    <name>ShorthandForm</name>
    <message>
        <source>Short form</source>
        <translation>Kortord</translation>
    </message>
    <message>
        <source>Unfolds to</source>
        <translation>Bliver til</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Remove; then it is: {unfolded}</source>
        <translation>Fjern; så bliver det til: {unfolded}</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Slå fra</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Slå til</translation>
    </message>
    <message>
        <source>A new short form</source>
        <translation>Et nyt kortord</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>It stands in place of: {unfolded}</source>
        <translation>Det kommer i stedet for: {unfolded}</translation>
    </message>
    <message>
        <source>Letters and digits only, without spaces.</source>
        <translation>Kun bogstaver og tal, uden mellemrum.</translation>
    </message>
    <message>
        <source>Write what it unfolds to.</source>
        <translation>Skriv, hvad det bliver til.</translation>
    </message>
</context>
<context>
    <name>ShorthandScreen</name>
    <message>
        <source>Shorthand</source>
        <translation>Kortord</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>A short form unfolds when you type a space or a sign after it. Backspace takes it back. In capitals, as in SB, it stays as it is.</source>
        <translation>Et kortord foldes ud, når du skriver et mellemrum eller et tegn efter det. Tilbage-tasten tager det tilbage. Med store bogstaver, som SB, bliver det stående.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tilføj</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Fra en fil …</translation>
    </message>
    <message>
        <source>To a file …</source>
        <translation>Til en fil …</translation>
    </message>
    <message>
        <source>Start afresh …</source>
        <translation>Begynd forfra …</translation>
    </message>
    <message>
        <source>Your own, in place of: {unfolded}</source>
        <translation>Dit eget, i stedet for: {unfolded}</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Dit eget</translation>
    </message>
    <message>
        <source>From the project lead</source>
        <translation>Fra projektlederen</translation>
    </message>
    <message>
        <source>From the app</source>
        <translation>Fra appen</translation>
    </message>
    <message>
        <source>From the project lead, switched off</source>
        <translation>Fra projektlederen, slået fra</translation>
    </message>
    <message>
        <source>From the app, switched off</source>
        <translation>Fra appen, slået fra</translation>
    </message>
    <message>
        <source>Nothing here has “{text}” in it. Press Enter to add it.</source>
        <translation>Der er ikke noget med “{text}”. Tryk Enter for at tilføje det.</translation>
    </message>
    <message>
        <source>There are no short forms yet. Add your own, or take them from a file.</source>
        <translation>Der er ingen kortord endnu. Tilføj dine egne, eller hent dem fra en fil.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>{short} unfolds to: {unfolded}</source>
        <translation>{short} bliver til: {unfolded}</translation>
    </message>
    <message>
        <source>{short} is removed.</source>
        <translation>{short} er fjernet.</translation>
    </message>
    <message>
        <source>{short} unfolds again.</source>
        <translation>{short} foldes ud igen.</translation>
    </message>
    <message>
        <source>{short} is switched off.</source>
        <translation>{short} er slået fra.</translation>
    </message>
    <message>
        <source>Nothing was changed: your list would be too long.</source>
        <translation>Intet er ændret: din liste ville blive for lang.</translation>
    </message>
    <message>
        <source>It can hold {count} short forms.</source>
        <translation>Der er plads til {count} kortord.</translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation>Det er som før.</translation>
    </message>
    <message>
        <source>Start afresh?</source>
        <translation>Begynd forfra?</translation>
    </message>
    <message>
        <source>Your own short forms go. Those of the app and the project lead stay.</source>
        <translation>Dine egne kortord fjernes. Appens og projektlederens bliver.</translation>
    </message>
    <message>
        <source>Remove my own</source>
        <translation>Fjern mine egne</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behold dem</translation>
    </message>
    <message>
        <source>Your own short forms are removed.</source>
        <translation>Dine egne kortord er fjernet.</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>Hvor skal filen ligge</translation>
    </message>
    <message>
        <source>{count} short forms are in the file: {path}</source>
        <translation>{count} kortord er gemt i filen: {path}</translation>
    </message>
    <message>
        <source>A file with short forms</source>
        <translation>En fil med kortord</translation>
    </message>
    <message>
        <source>Short forms (*.toml)</source>
        <translation>Kortord (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>All of them are here already.</source>
        <translation>De er her alle sammen i forvejen.</translation>
    </message>
    <message>
        <source>{short}: here {here}, in the file {there}</source>
        <translation>{short}: her {here}, i filen {there}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>slået fra</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>og {count} til</translation>
    </message>
    <message>
        <source>Keep mine, add {count} new</source>
        <translation>Behold mine, tilføj {count} nye</translation>
    </message>
    <message>
        <source>Take all from the file</source>
        <translation>Tag alle fra filen</translation>
    </message>
    <message>
        <source>{count} short forms are different here</source>
        <translation>{count} kortord er anderledes her</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Lad alt være</translation>
    </message>
    <message>
        <source>{count} short forms were taken in.</source>
        <translation>{count} kortord er hentet ind.</translation>
    </message>
</context>
<context>
    <name>ShowCard</name>
    <message>
        <source>{answer}, chosen</source>
        <translation>{answer}, valgt</translation>
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
    <name>StudiesScreen</name>
    <message>
        <source>1 interview</source>
        <translation>1 interview</translation>
    </message>
    <message>
        <source>{count} interviews</source>
        <translation>{count} interview</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 enhed</translation>
    </message>
    <message>
        <source>{count} devices</source>
        <translation>{count} enheder</translation>
    </message>
    <message>
        <source>waiting for you: {count}</source>
        <translation>venter på dig: {count}</translation>
    </message>
    <message>
        <source>not handed out yet</source>
        <translation>ikke delt ud endnu</translation>
    </message>
    <message>
        <source>changed since it was handed out</source>
        <translation>ændret, siden den blev delt ud</translation>
    </message>
    <message>
        <source>changes not saved</source>
        <translation>ændringer er ikke gemt</translation>
    </message>
    <message>
        <source>With a key you sign what you hand out, and only it opens what the devices send. It is made once, and lies encrypted on this computer.</source>
        <translation>Med en nøgle underskriver du det, du deler ud, og kun den åbner det, enhederne sender. Den laves én gang og ligger krypteret på denne computer.</translation>
    </message>
    <message>
        <source>It signs what you hand out, and opens what the devices send. Keep its recovery sheet on paper, away from this computer: without it, a lost computer means lost batches.</source>
        <translation>Den underskriver det, du deler ud, og åbner det, enhederne sender. Gem gendannelsesarket på papir, væk fra denne computer: uden det er leverancerne tabt, hvis computeren er.</translation>
    </message>
    <message>
        <source>Project lead</source>
        <translation>Projektleder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>Studies you lead</source>
        <translation>Undersøgelser, du leder</translation>
    </message>
    <message>
        <source>None yet. Make a study, lead one that is on this computer, or take one in from its study file; it will stand here.</source>
        <translation>Ingen endnu. Lav en undersøgelse, led en, der er på denne computer, eller tag en ind fra dens undersøgelsesfil; så står den her.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tilføj</translation>
    </message>
    <message>
        <source>Make a study …</source>
        <translation>Lav en undersøgelse …</translation>
    </message>
    <message>
        <source>Lead a study that is on this computer …</source>
        <translation>Led en undersøgelse, der er på computeren …</translation>
    </message>
    <message>
        <source>Lead with another, or take a study over …</source>
        <translation>Led sammen med en anden, eller overtag en undersøgelse …</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>Din nøgle</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>Dens fingeraftryk</translation>
    </message>
    <message>
        <source>Make my key</source>
        <translation>Lav min nøgle</translation>
    </message>
    <message>
        <source>From a recovery sheet …</source>
        <translation>Fra et gendannelsesark …</translation>
    </message>
    <message>
        <source>Recovery sheet (PDF) …</source>
        <translation>Gendannelsesark (PDF) …</translation>
    </message>
    <message>
        <source>My card for another lead</source>
        <translation>Mit kort til en anden projektleder</translation>
    </message>
    <message>
        <source>Go on with the new study that was begun</source>
        <translation>Fortsæt med den nye undersøgelse, der er begyndt</translation>
    </message>
    <message>
        <source>With the questionnaire: {title}</source>
        <translation>Med spørgeskemaet: {title}</translation>
    </message>
    <message>
        <source>As this one: {name}</source>
        <translation>Som denne: {name}</translation>
    </message>
    <message>
        <source>What is the study made from?</source>
        <translation>Hvad skal undersøgelsen laves af?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>Lead which study?</source>
        <translation>Hvilken undersøgelse vil du lede?</translation>
    </message>
    <message>
        <source>You lead every study that is here</source>
        <translation>Du leder alle undersøgelser, der er her</translation>
    </message>
    <message>
        <source>Make a study, or add a study file first.</source>
        <translation>Lav en undersøgelse, eller tilføj en undersøgelsesfil først.</translation>
    </message>
    <message>
        <source>With another: the lead who signs the study takes your card in, hands the study out again, and gives you that file.</source>
        <translation>Sammen med en anden: Den projektleder, der underskriver undersøgelsen, tager dit kort ind, deler undersøgelsen ud igen og giver dig den fil.</translation>
    </message>
    <message>
        <source>Your own study, after your key was recovered: choose the newest study file that you have handed out. Any device or colleague who got it can give it to you.</source>
        <translation>Din egen undersøgelse, når din nøgle er gendannet: Vælg den nyeste undersøgelsesfil, du har delt ud. En kollega, der har fået den, kan give dig den.</translation>
    </message>
    <message>
        <source>Make or recover your key first.</source>
        <translation>Lav eller gendan din nøgle først.</translation>
    </message>
    <message>
        <source>Choose the study file …</source>
        <translation>Vælg undersøgelsesfilen …</translation>
    </message>
    <message>
        <source>Lead with another, or take a study over</source>
        <translation>Led sammen med en anden, eller overtag en undersøgelse</translation>
    </message>
    <message>
        <source>Study file</source>
        <translation>Undersøgelsesfil</translation>
    </message>
    <message>
        <source>Study files (*{suffix})</source>
        <translation>Undersøgelsesfiler (*{suffix})</translation>
    </message>
    <message>
        <source>Is the file from that lead?</source>
        <translation>Er filen fra den projektleder?</translation>
    </message>
    <message>
        <source>Ask the lead who signs the study to read out their fingerprint, and compare every figure. If a single one differs, the file is not from them.</source>
        <translation>Bed den projektleder, der underskriver undersøgelsen, læse sit fingeraftryk op, og sammenlign hvert ciffer. Er et eneste forkert, er filen ikke fra den projektleder.</translation>
    </message>
    <message>
        <source>They match: lead with them</source>
        <translation>De er ens: led sammen</translation>
    </message>
    <message>
        <source>They do not match</source>
        <translation>De er ikke ens</translation>
    </message>
    <message>
        <source>You lead {name} from here too.</source>
        <translation>Du leder nu også {name} herfra.</translation>
    </message>
    <message>
        <source>Its devices are not known here yet: type in their codes under Devices, and merge the batches under Batches.</source>
        <translation>Dens enheder kendes ikke her endnu: Skriv deres koder ind under Enheder, og saml leverancerne under Leverancer.</translation>
    </message>
    <message>
        <source>Your key is made.</source>
        <translation>Din nøgle er lavet.</translation>
    </message>
    <message>
        <source>Print its recovery sheet now, and keep it away from this computer.</source>
        <translation>Udskriv gendannelsesarket nu, og gem det væk fra denne computer.</translation>
    </message>
    <message>
        <source>recovery sheet</source>
        <translation>gendannelsesark</translation>
    </message>
    <message>
        <source>The recovery sheet is written: {path}</source>
        <translation>Gendannelsesarket er skrevet: {path}</translation>
    </message>
    <message>
        <source>Print it, delete the file, and lock the paper away: whoever has it can open every batch.</source>
        <translation>Udskriv det, slet filen, og lås papiret inde: den, der har det, kan åbne hver leverance.</translation>
    </message>
    <message>
        <source>The code on the sheet</source>
        <translation>Koden på arket</translation>
    </message>
    <message>
        <source>Line by line. Small letters will do.</source>
        <translation>Linje for linje. Små bogstaver er nok.</translation>
    </message>
    <message>
        <source>Recover the key</source>
        <translation>Gendan nøglen</translation>
    </message>
    <message>
        <source>The key from its recovery sheet</source>
        <translation>Nøglen fra gendannelsesarket</translation>
    </message>
    <message>
        <source>Your key is here again.</source>
        <translation>Din nøgle er her igen.</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one on the sheet. Then take in your newest study file, type in the devices' codes again, and merge the batches again.</source>
        <translation>Sammenlign dens fingeraftryk med det på arket. Tag så din nyeste undersøgelsesfil ind, skriv enhedernes koder ind igen, og saml leverancerne igen.</translation>
    </message>
    <message>
        <source>Take in the study file …</source>
        <translation>Tag undersøgelsesfilen ind …</translation>
    </message>
    <message>
        <source>My card</source>
        <translation>Mit kort</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiér</translation>
    </message>
    <message>
        <source>With it another lead can have batches encrypted to you as well. It is no secret; compare the fingerprint on the phone.</source>
        <translation>Med det kan en anden projektleder få leverancer krypteret også til dig. Det er ikke hemmeligt; sammenlign fingeraftrykket i telefonen.</translation>
    </message>
</context>
<context>
    <name>StudyForm</name>
    <message>
        <source>%Y-%m-%d</source>
        <translation>%d.%m.%Y</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>Undersøgelsens navn</translation>
    </message>
    <message>
        <source>Who asks, as the introduction says it</source>
        <translation>Hvem der spørger, som introduktionen siger det</translation>
    </message>
    <message>
        <source>General words for the jobcenter</source>
        <translation>Almindelige ord for jobcenteret</translation>
    </message>
    <message>
        <source>What is said before consent</source>
        <translation>Det, der siges før samtykket</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>Id in the data</source>
        <translation>Id i data</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områder</translation>
    </message>
    <message>
        <source>Parts of the country or town, the larger ones first. They may be left out.</source>
        <translation>Dele af landet eller byen, de største først. De kan udelades.</translation>
    </message>
    <message>
        <source>Add an area</source>
        <translation>Tilføj et område</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Ligger i</translation>
    </message>
    <message>
        <source>Jobcenters</source>
        <translation>Jobcentre</translation>
    </message>
    <message>
        <source>Add a jobcenter</source>
        <translation>Tilføj et jobcenter</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Main groups</source>
        <translation>Hovedgrupper</translation>
    </message>
    <message>
        <source>What the groups are added up to in reports.</source>
        <translation>Det, grupperne lægges sammen til i rapporter.</translation>
    </message>
    <message>
        <source>Add a main group</source>
        <translation>Tilføj en hovedgruppe</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupper</translation>
    </message>
    <message>
        <source>Rows can be pasted from a spreadsheet.</source>
        <translation>Rækker kan sættes ind fra et regneark.</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Tilføj en gruppe</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindst</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Højst</translation>
    </message>
    <message>
        <source>Jobcenter</source>
        <translation>Jobcenter</translation>
    </message>
    <message>
        <source>Main group</source>
        <translation>Hovedgruppe</translation>
    </message>
    <message>
        <source>Places of the interviews</source>
        <translation>Steder, hvor der interviewes</translation>
    </message>
    <message>
        <source>Such as the waiting room or a café. They may be left out.</source>
        <translation>For eksempel venteværelset eller en café. De kan udelades.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Tilføj et sted</translation>
    </message>
    <message>
        <source>{groups} groups, without targets</source>
        <translation>{groups} grupper, uden mål</translation>
    </message>
    <message>
        <source>{groups} groups, {low} to {high} interviews in all</source>
        <translation>{groups} grupper, {low} til {high} interview i alt</translation>
    </message>
    <message>
        <source>Id in files and data</source>
        <translation>Id i filer og data</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens. It cannot be changed later.</source>
        <translation>Små bogstaver, tal og bindestreger. Det kan ikke ændres senere.</translation>
    </message>
    <message>
        <source>Round, if there are several</source>
        <translation>Runde, hvis der er flere</translation>
    </message>
    <message>
        <source>Such as 2027. Releases of several rounds can be read together.</source>
        <translation>For eksempel 2027. Udgivelser af flere runder kan læses sammen.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Første dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Data are erased on</source>
        <translation>Data slettes den</translation>
    </message>
    <message>
        <source>2027-12-31</source>
        <translation>31.12.2027</translation>
    </message>
    <message>
        <source>Version of the questionnaire</source>
        <translation>Spørgeskemaets version</translation>
    </message>
    <message>
        <source>The study</source>
        <translation>Undersøgelsen</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Det, der spørges om</translation>
    </message>
    <message>
        <source>Interviews that have begun stay in their version.</source>
        <translation>Interview, der er begyndt, bliver i deres version.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>They may be left out; with them, the fieldwork shows what is needed.</source>
        <translation>De kan udelades; med dem viser feltarbejdet, hvad der skal til.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Groups and targets</source>
        <translation>Grupper og mål</translation>
    </message>
    <message>
        <source>What a device has collected keeps its group: groups can be added, and renamed, but not taken away.</source>
        <translation>Det, en enhed har indsamlet, beholder sin gruppe: grupper kan tilføjes og få andre navne, men ikke fjernes.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Intervaller</translation>
    </message>
    <message>
        <source>Each number begins a band. Months count for a period, years for a month.</source>
        <translation>Hvert tal begynder et interval. Måneder for en periode, årstal for en måned.</translation>
    </message>
    <message>
        <source>Approaching people</source>
        <translation>Henvendelser</translation>
    </message>
    <message>
        <source>Show card</source>
        <translation>Svarkort</translation>
    </message>
    <message>
        <source>What the citizen sees when the screen is turned.</source>
        <translation>Det, borgeren ser, når skærmen vendes.</translation>
    </message>
    <message>
        <source>Notes by pen</source>
        <translation>Pennoter</translation>
    </message>
    <message>
        <source>Shared shorthand</source>
        <translation>Fælles kortord</translation>
    </message>
    <message>
        <source>Every device gets it with the study.</source>
        <translation>Hver enhed får dem med undersøgelsen.</translation>
    </message>
    <message>
        <source>Special care</source>
        <translation>Særligt følsomt</translation>
    </message>
    <message>
        <source>Health, ethnic background and the like are left out of public releases.</source>
        <translation>Helbred, etnisk baggrund og lignende udelades af offentlige udgivelser.</translation>
    </message>
    <message>
        <source>Languages of the study</source>
        <translation>Undersøgelsens sprog</translation>
    </message>
    <message>
        <source>In which it is named. The first is its own.</source>
        <translation>Det, den har navne på. Det første er dens eget.</translation>
    </message>
    <message>
        <source>What is counted besides interviews</source>
        <translation>Det, der tælles ud over interview</translation>
    </message>
    <message>
        <source>What an interviewer can choose when no interview came of it.</source>
        <translation>Det, en interviewer kan vælge, når det ikke blev til et interview.</translation>
    </message>
    <message>
        <source>These tell something special about a person</source>
        <translation>Disse fortæller noget særligt om en person</translation>
    </message>
</context>
<context>
    <name>StudyProblems</name>
    <message>
        <source>There is no such day: look at the date again.</source>
        <translation>Den dag findes ikke: se på datoen igen.</translation>
    </message>
    <message>
        <source>Another area has this name too.</source>
        <translation>Et andet område hedder det samme.</translation>
    </message>
    <message>
        <source>Another jobcenter has this name too.</source>
        <translation>Et andet jobcenter hedder det samme.</translation>
    </message>
    <message>
        <source>Another main group has this name too.</source>
        <translation>En anden hovedgruppe hedder det samme.</translation>
    </message>
    <message>
        <source>Another group of the jobcenter has this name too.</source>
        <translation>En anden gruppe under jobcenteret hedder det samme.</translation>
    </message>
    <message>
        <source>Another place has this name too.</source>
        <translation>Et andet sted hedder det samme.</translation>
    </message>
    <message>
        <source>The questionnaire asks which group somebody belongs to. Add the groups.</source>
        <translation>Spørgeskemaet spørger, hvilken gruppe man hører til. Tilføj grupperne.</translation>
    </message>
    <message>
        <source>The questionnaire speaks of the jobcenter before the group is known. Write general words for it.</source>
        <translation>Spørgeskemaet taler om jobcenteret, før gruppen er kendt. Skriv almindelige ord for det.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Udfyld dette.</translation>
    </message>
    <message>
        <source>Use small letters a to z, digits and _ (in a study's id: full stops and hyphens), a letter first.</source>
        <translation>Brug små bogstaver a til z, tal og _ (i en undersøgelses id: punktum og bindestreg), et bogstav først.</translation>
    </message>
    <message>
        <source>{name} is not there. Choose another.</source>
        <translation>{name} findes ikke. Vælg en anden.</translation>
    </message>
    <message>
        <source>{name} is there twice. Give each its own.</source>
        <translation>{name} står der to gange. Giv hver sin egen.</translation>
    </message>
    <message>
        <source>Write two whole numbers, the lower one first.</source>
        <translation>Skriv to hele tal, det laveste først.</translation>
    </message>
    <message>
        <source>Write whole numbers that rise, from 1 up, such as 20, 25, 30.</source>
        <translation>Skriv hele tal, der stiger, fra 1 og op, for eksempel 20, 25, 30.</translation>
    </message>
    <message>
        <source>Use only numbers that stand in the bands above.</source>
        <translation>Brug kun tal, der står i enhedernes intervaller.</translation>
    </message>
    <message>
        <source>Write a day like 2027-12-31.</source>
        <translation>Skriv en dag som 31.12.2027.</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Den sidste dag ligger før den første.</translation>
    </message>
    <message>
        <source>Data cannot be erased before the fieldwork has ended.</source>
        <translation>Data kan ikke slettes, før feltarbejdet er slut.</translation>
    </message>
    <message>
        <source>Write each line as sb = sagsbehandler: a short form of letters and digits, without a space.</source>
        <translation>Skriv hver linje som sb = sagsbehandler: et kortord af bogstaver og tal uden mellemrum.</translation>
    </message>
    <message>
        <source>Say after = what the short form means, in 200 letters at the most.</source>
        <translation>Skriv efter = hvad kortordet betyder, med højst 200 tegn.</translation>
    </message>
    <message>
        <source>{name} lines are the most there can be.</source>
        <translation>Der kan højst være {name} linjer.</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to 100.</source>
        <translation>Skriv et helt tal fra 0 til 100.</translation>
    </message>
    <message>
        <source>Write one short line.</source>
        <translation>Skriv én kort linje.</translation>
    </message>
    <message>
        <source>Choose one language at least.</source>
        <translation>Vælg mindst ét sprog.</translation>
    </message>
    <message>
        <source>The questionnaire names {name} in a condition. Add it.</source>
        <translation>Spørgeskemaet nævner {name} i en betingelse. Tilføj det.</translation>
    </message>
    <message>
        <source>What has been collected was promised to leave in bands. Keep the bands, or make a new study.</source>
        <translation>Det, der er indsamlet, blev lovet udleveret i intervaller. Behold intervallerne, eller lav en ny undersøgelse.</translation>
    </message>
    <message>
        <source>What has been collected could not leave any more. Put it back, or make a new study.</source>
        <translation>Det, der er indsamlet, kunne ikke udleveres længere. Sæt det tilbage, eller lav en ny undersøgelse.</translation>
    </message>
</context>
<context>
    <name>StudySection</name>
    <message>
        <source>Study</source>
        <translation>Undersøgelse</translation>
    </message>
    <message>
        <source>What you had changed and not saved is still here.</source>
        <translation>Det, du havde ændret og ikke gemt, er her stadig.</translation>
    </message>
    <message>
        <source>Save it, or discard it below.</source>
        <translation>Gem det, eller kassér det nedenfor.</translation>
    </message>
    <message>
        <source>The study is saved.</source>
        <translation>Undersøgelsen er gemt.</translation>
    </message>
    <message>
        <source>Hand it out again under Devices, so that the devices get the change.</source>
        <translation>Del den ud igen under Enheder, så enhederne får ændringen.</translation>
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
        <source>Circumstances</source>
        <translation>Omstændigheder</translation>
    </message>
    <message>
        <source>Nothing told: companion, interpreter, language, place</source>
        <translation>Ikke fortalt: ledsager, tolk, sprog, sted</translation>
    </message>
    <message>
        <source>Back to the summary</source>
        <translation>Tilbage til oversigten</translation>
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
        <source>“{quote}”</source>
        <translation>»{quote}«</translation>
    </message>
    <message>
        <source>Pen note, waits to be typed</source>
        <translation>Pennote, venter på renskrivning</translation>
    </message>
    <message>
        <source>Pen note, could not be read</source>
        <translation>Pennote, kunne ikke læses</translation>
    </message>
    <message>
        <source>Answered by the citizen on the card</source>
        <translation>Svaret af borgeren på kortet</translation>
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
    <name>TranscriptCompare</name>
    <message>
        <source>Two have read it differently. Which holds?</source>
        <translation>To har læst forskelligt. Hvad gælder?</translation>
    </message>
    <message>
        <source>Read first. Underlined: only here</source>
        <translation>Læst først. Understreget: kun her</translation>
    </message>
    <message>
        <source>Read now. Underlined: only here</source>
        <translation>Læst nu. Understreget: kun her</translation>
    </message>
    <message>
        <source>Could not be read.</source>
        <translation>Kunne ikke læses.</translation>
    </message>
    <message>
        <source>1  Keep the first</source>
        <translation>1  Behold den første</translation>
    </message>
    <message>
        <source>2  Take the second</source>
        <translation>2  Tag den anden</translation>
    </message>
    <message>
        <source>3  Type it anew</source>
        <translation>3  Skriv det forfra</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
</context>
<context>
    <name>TranscriptPaper</name>
    <message>
        <source>typed</source>
        <translation>renskrevet</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ulæselig</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} af {count}</translation>
    </message>
    <message>
        <source>One stroke of this note cannot be read any more. The others are here.</source>
        <translation>En streg i noten kan ikke vises længere. De andre er her.</translation>
    </message>
    <message>
        <source>{count} strokes of this note cannot be read any more. The others are here.</source>
        <translation>{count} streger i noten kan ikke vises længere. De andre er her.</translation>
    </message>
    <message>
        <source>Typed beside it:</source>
        <translation>Skrevet på tastaturet ved siden af:</translation>
    </message>
    <message>
        <source>Set aside: the answer was changed. It is kept, and does not leave.</source>
        <translation>Sat til side: svaret blev ændret. Noten gemmes og eksporteres ikke.</translation>
    </message>
    <message>
        <source>Pen strokes, as an answer to: {asked}</source>
        <translation>Pennestrøg som svar på: {asked}</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>What it says, word for word</source>
        <translation>Hvad der står, ord for ord</translation>
    </message>
    <message>
        <source>What it says, word for word. Enter compares it with what was read first.</source>
        <translation>Hvad der står, ord for ord. Enter sammenligner med første læsning.</translation>
    </message>
    <message>
        <source>What it says, word for word. Enter saves it, and leads to the next.</source>
        <translation>Hvad der står, ord for ord. Enter gemmer og går til den næste.</translation>
    </message>
    <message>
        <source>Type what it says, or say that it cannot be read.</source>
        <translation>Skriv, hvad der står, eller vælg ulæselig.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Sammenlign</translation>
    </message>
    <message>
        <source>Save, and the next</source>
        <translation>Gem og næste</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Forrige</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>The next one; this one waits</source>
        <translation>Den næste; denne venter</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Fortryd den sidste</translation>
    </message>
    <message>
        <source>The rest cannot be read</source>
        <translation>Resten er ulæselig</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Ulæselig</translation>
    </message>
</context>
<context>
    <name>TranscriptionScreen</name>
    <message>
        <source>Type out pen notes</source>
        <translation>Renskriv pennoter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Fortryd den sidste</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Hvad der skal gøres</translation>
    </message>
    <message>
        <source>Type out</source>
        <translation>Renskriv</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Anden læsning</translation>
    </message>
    <message>
        <source>Looking for pen notes</source>
        <translation>Leder efter pennoter</translation>
    </message>
    <message>
        <source>All pen notes are typed</source>
        <translation>Alle pennoter er renskrevet</translation>
    </message>
    <message>
        <source>No pen notes wait</source>
        <translation>Ingen pennoter venter</translation>
    </message>
    <message>
        <source>What is written by pen in an interview comes here when the interview has ended.</source>
        <translation>Det, du skriver med pen i et interview, kommer her, når interviewet er slut.</translation>
    </message>
    <message>
        <source>All are checked</source>
        <translation>Alle er læst igen</translation>
    </message>
    <message>
        <source>Nothing is to be checked</source>
        <translation>Der er ikke noget at læse igen</translation>
    </message>
    <message>
        <source>This study asks for no second reading.</source>
        <translation>Undersøgelsen beder ikke om, at nogen læser igen.</translation>
    </message>
    <message>
        <source>Of a hundred typed notes, {count} are drawn for somebody else to read, who does not see what the first one read. Where the two differ, it is shown here.</source>
        <translation>Af hundrede renskrevne noter trækkes {count}, som en anden læser uden at se, hvad den første læste. Læser de forskelligt, vises det her.</translation>
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
    <name>Warnings</name>
    <message>
        <source>It cannot be released like this</source>
        <translation>Den kan ikke udgives sådan</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>Se på dette</translation>
    </message>
</context>
<context>
    <name>WeeksCard</name>
    <message>
        <source>earlier</source>
        <translation>før</translation>
    </message>
    <message>
        <source>By week: {counts}</source>
        <translation>Uge for uge: {counts}</translation>
    </message>
    <message>
        <source>Finished interviews by week</source>
        <translation>Færdige interview uge for uge</translation>
    </message>
    <message>
        <source>Here the weeks will stand once there is an interview.</source>
        <translation>Her kommer ugerne til at stå, når der er et interview.</translation>
    </message>
    <message>
        <source>The hatched week is not over yet.</source>
        <translation>Den skraverede uge er ikke slut endnu.</translation>
    </message>
    <message>
        <source>The dashed line: {count} a week are needed to reach every target.</source>
        <translation>Den stiplede linje: Der skal {count} til om ugen for at nå alle mål.</translation>
    </message>
</context>
<context>
    <name>WholeNumberEntry</name>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Skriv et tal fra {low} til {high}.</translation>
    </message>
</context>
<context>
    <name>WithdrawalScreen</name>
    <message>
        <source>Erase with a receipt</source>
        <translation>Slet med en kvittering</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>A citizen may take the interview back until the results are published. The code on the receipt leads to it, and to nobody's name.</source>
        <translation>En borger kan fortryde sit interview, indtil resultaterne bliver offentliggjort. Koden på kvitteringen fører til interviewet og ikke til noget navn.</translation>
    </message>
    <message>
        <source>The code on the receipt</source>
        <translation>Koden på kvitteringen</translation>
    </message>
    <message>
        <source>Twelve letters and figures. Capitals, spaces and hyphens do not matter.</source>
        <translation>Tolv bogstaver og tal. Store og små bogstaver, mellemrum og bindestreger er lige meget.</translation>
    </message>
    <message>
        <source>Find the interview</source>
        <translation>Find interviewet</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Leder …</translation>
    </message>
    <message>
        <source>The interview is on this device.</source>
        <translation>Interviewet ligger på denne enhed.</translation>
    </message>
    <message>
        <source>Erase it …</source>
        <translation>Slet det …</translation>
    </message>
    <message>
        <source>Its code is {code}. Nothing of it is shown here.</source>
        <translation>Det har koden {code}. Her vises intet af det.</translation>
    </message>
    <message>
        <source>The interview with the code {code} was erased here before.</source>
        <translation>Interviewet med koden {code} er allerede slettet her.</translation>
    </message>
    <message>
        <source>It may have been in a batch before that: give the code to the project lead too.</source>
        <translation>Det kan have været med i en leverance før det: giv også koden til projektlederen.</translation>
    </message>
    <message>
        <source>No interview on this device has the code {code}.</source>
        <translation>Intet interview på denne enhed har koden {code}.</translation>
    </message>
    <message>
        <source>Compare the code with the receipt once more. If it is right, the interview is on another device, has been handed over or was erased before: give the code to the project lead.</source>
        <translation>Sammenlign koden med kvitteringen en gang til. Er den rigtig, ligger interviewet på en anden enhed, er afleveret eller blev slettet tidligere: Giv koden til projektlederen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Der er ikke ændret noget.</translation>
    </message>
    <message>
        <source>Answers and notes are erased from this device and its backups. This cannot be undone.</source>
        <translation>Svar og noter slettes fra denne enhed og dens sikkerhedskopier. Det kan ikke fortrydes.</translation>
    </message>
    <message>
        <source>It may have been in a batch, and the copy there is not reached from here: give the code to the project lead too.</source>
        <translation>Det kan have været med i en leverance, og kopien dér nås ikke herfra: giv også koden til projektlederen.</translation>
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
    <message>
        <source>Only the count of one remains.</source>
        <translation>Kun en optælling på én er tilbage.</translation>
    </message>
    <message>
        <source>The interview is erased from this device and its backups.</source>
        <translation>Interviewet er slettet fra denne enhed og dens sikkerhedskopier.</translation>
    </message>
    <message>
        <source>The interview is erased from this device's store.</source>
        <translation>Interviewet er slettet fra denne enheds lager.</translation>
    </message>
    <message>
        <source>A backup could not be reached yet; it is encrypted like everything else. The app tries again at each unlock.</source>
        <translation>En sikkerhedskopi kunne ikke nås endnu; den er krypteret som alt andet. Appen prøver igen, hver gang der låses op.</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Documents on this computer</source>
        <translation>Dokumenter på denne computer</translation>
    </message>
    <message>
        <source>Memory stick or drive: {name}</source>
        <translation>USB-nøgle eller drev: {name}</translation>
    </message>
    <message>
        <source>Where to put the folder</source>
        <translation>Hvor mappen skal ligge</translation>
    </message>
    <message>
        <source>Choose one at least.</source>
        <translation>Vælg mindst ét.</translation>
    </message>
    <message>
        <source>The folder needs a name.</source>
        <translation>Mappen skal have et navn.</translation>
    </message>
    <message>
        <source>A folder's name has letters, digits, spaces and hyphens.</source>
        <translation>En mappes navn har bogstaver, tal, mellemrum og bindestreger.</translation>
    </message>
    <message>
        <source>There is one of this name already. Choose another name.</source>
        <translation>Der er allerede en med det navn. Vælg et andet.</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formater</translation>
    </message>
    <message>
        <source>The same data in each. What nobody needs can be left out.</source>
        <translation>De samme data i dem alle. Det, ingen har brug for, kan udelades.</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Sprog i etiketterne</translation>
    </message>
    <message>
        <source>The code book has every language.</source>
        <translation>Kodebogen har alle sprog.</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Mappens navn</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Hvorhen</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>En anden mappe …</translation>
    </message>
</context>
</TS>
