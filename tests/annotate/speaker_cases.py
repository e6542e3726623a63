"""Our own cases of who says what: a text, and for each quotation in its order an entity id, a name, or "" (nobody)."""

TOKAYEV, ALIYEV, ERDOGAN = "per-tokayev", "per-ilham-aliyev", "per-erdogan"

DIRECT: dict[str, tuple[str, list[str]]] = {
    "name, verb": ('"We will lay the rails this year," Tokayev said.', [TOKAYEV]),
    "verb, name": ('"We will lay the rails this year," said Tokayev.', [TOKAYEV]),
    "titles before the name": ('"The port is open," Kazakh President Kassym-Jomart Tokayev said on Monday.', [TOKAYEV]),
    "title after the verb": ('"The port is open," said Azerbaijani President Ilham Aliyev in Baku.', [ALIYEV]),
    "adverbs before the verb": ('"The port is open," Tokayev also later said.', [TOKAYEV]),
    "other verbs": ('"The port is open," Tokayev pointed out.', [TOKAYEV]),
    "comma outside the marks": ('"The port is open", Tokayev stressed.', [TOKAYEV]),
    "dash": ("“The port is open” — Tokayev said.", [TOKAYEV]),
    "question": ('"Who will pay for the port?" Aliyev asked.', [ALIYEV]),
    "office and country": ('"The port is open," added the president of Kazakhstan.', [TOKAYEV]),
    "leader": ('"The port is open," the Kazakh leader noted.', [TOKAYEV]),
    "pronoun after a subject": ('Tokayev opened the port. "It is deep enough for every ship," he said.', [TOKAYEV]),
    "pronoun, not the guest": (
        'Tokayev welcomed Aliyev at the port. "It is deep enough for every ship," he said.',
        [TOKAYEV],
    ),
    "pronoun, not the one visited": (
        'Erdogan spoke after the visit of Tokayev. "It is deep enough for every ship," he said.',
        [ERDOGAN],
    ),
    "pronoun, not who is named in the quotation": (
        'Tokayev opened the port. "Aliyev asked for it and we built it," he said. "It is deep," he added.',
        [TOKAYEV, TOKAYEV],
    ),
    "pronoun by sex": (
        'Engineer Dana Omarova met Kassym-Jomart Tokayev. Tokayev left early. "We dug for a year," she said.',
        ["Dana Omarova"],
    ),
    "the president after his name": (
        'President Tokayev opened the port. "It is deep enough," the president said.',
        [TOKAYEV],
    ),
    "name that nobody knows": ('"My tram was late again," said Kemal Aydın, a driver.', ["Kemal Aydın"]),
    "surname alone later": (
        'Kemal Aydın drives a tram. "It was late again," Aydın said.',
        ["Kemal Aydın"],
    ),
    "role and unknown name": ('"It was late again," tram driver Kemal Aydın said.', ["Kemal Aydın"]),
    "role alone later": (
        'The tram was late, political analyst Kemal Aydın told reporters. "It will be late again," the analyst added.',
        ["Kemal Aydın"],
    ),
    "another word for the role": (
        'The tram was late, political analyst Kemal Aydın told reporters. "It will be late again," the expert added.',
        ["Kemal Aydın"],
    ),
    "role in apposition": (
        'Kemal Aydın, a driver from Izmir, waited with Tokayev. Tokayev left. "I am tired," the driver said.',
        ["Kemal Aydın"],
    ),
    "apposition before the verb": (
        '"It was late," Kemal Aydın, who has driven trams for years, said.',
        ["Kemal Aydın"],
    ),
    "apposition names another": ('"It was late," Kemal Aydın, an adviser to President Tokayev, said.', ["Kemal Aydın"]),
    "apposition after the name": (
        '"It was late," said Hikmat Hajiyev, Assistant to the President of Azerbaijan.',
        ["per-hikmat-hajiyev"],
    ),
    "somebody of an office": ('"It was late," a spokesman for President Tokayev said.', [""]),
    "somebody's spokesman": ('"It was late," Tokayev\'s spokesman said.', [""]),
    "somebody's spokesman by name": ('"It was late," said Tokayev\'s spokesman Ruslan Dosov.', ["Ruslan Dosov"]),
    "nobody in particular": ('Tokayev took the tram. "It was late," passengers said.', [""]),
    "a ministry is no person": ('Tokayev took the tram. "It was late," the ministry said.', [""]),
    "two at once": ('"The port is open," Tokayev and Aliyev said.', [""]),
    "two behind the verb": ('"The port is open," said Tokayev and Aliyev in Baku.', [""]),
    "two by another word": ('"The port is open," Tokayev as well as Aliyev said.', [""]),
    "two and a sign": ('Tokayev & Aliyev said: "The port is open to every ship."', [""]),
    "two in a statement": ('In a joint statement, Tokayev and Aliyev stressed: "The port is open to all."', [""]),
    "one beside another": ('"The port is open," Tokayev, together with Aliyev, said.', [TOKAYEV]),
    "one after both acted": ('Tokayev and Aliyev opened the port. "It is deep," Aliyev said.', [ALIYEV]),
    "said one and the other did": ('"The port is open," said Tokayev and Aliyev smiled.', [TOKAYEV]),
    "a body speaks": ('"The summit is over," the Organization of Turkic States said in a statement.', ["org-ots"]),
    "lead-in with a colon": ('Tokayev said: "The port is open."', [TOKAYEV]),
    "lead-in a line above": (
        'According to Hikmat Hajiyev, the family grows:\n\n"We have many forums. All of them meet."',
        ["per-hikmat-hajiyev"],
    ),
    "lead-in with a participle": ('Tokayev addressed the workers in Aktau, saying: "The port is yours."', [TOKAYEV]),
    "lead-in after another verb": ('Tokayev thanked Aliyev and said: "The port is yours."', [TOKAYEV]),
    "lead-in with that": (
        "Speaking of the port, Tokayev noted that the “road to the sea is open”. Ships came.",
        [TOKAYEV],
    ),
    "lead-in, quoted as saying": ('Tokayev was quoted as saying: "The port is open."', [TOKAYEV]),
    "lead-in to somebody": ('Tokayev told Aliyev: "The port is open."', [TOKAYEV]),
    "called it": ("Tokayev called the port “the best door we have ever had” and left.", [TOKAYEV]),
    "goes on after he said": ('"The port is open," Tokayev said. "Ships will come at once."', [TOKAYEV, TOKAYEV]),
    "goes on in the sentence": ('"The port is open," Tokayev said, "and ships will come at once."', [TOKAYEV, TOKAYEV]),
    "another answers": (
        '"The port is open," Tokayev said. Aliyev replied: "Our ships will come at once."',
        [TOKAYEV, ALIYEV],
    ),
    "goes on in the next paragraph": (
        '"The port is open," Tokayev said.\n\n"Ships will come at once."',
        [TOKAYEV, TOKAYEV],
    ),
    "another in the next paragraph": (
        '"The port is open," Tokayev said.\n\n"Ships will come at once," Aliyev said.',
        [TOKAYEV, ALIYEV],
    ),
    "over three paragraphs": (
        '"The port is open.\n\nShips will come.\n\nAliyev will send the first," Tokayev concluded.',
        [TOKAYEV],
    ),
    "nested": ('"My father told Aliyev: "Build the port at once". So we did," Tokayev said.', [TOKAYEV]),
    "nested, its own verb": ("“Aliyev said ‘build the port at once’ and we did,” Tokayev said.", [TOKAYEV]),
    "according to, behind": ('"The port is open," according to Tokayev.', [TOKAYEV]),
    "full stop, then the verb": ('"The port is open." Tokayev said in Aktau.', [TOKAYEV]),
    "full stop, then something new": (
        'Aliyev wrote: "The port is open." Tokayev said that he would come.',
        [ALIYEV],
    ),
    "a conjunction begins something else": (
        "Aliyev said the port is “open to every ship of the sea” and Tokayev said he would come.",
        [ALIYEV],
    ),
    "agency behind the speaker": ('"The port is open," Tokayev said, Report informs.', [TOKAYEV]),
    "nothing tells": ('The wall bore the words "all ships are welcome in this port." Nobody read them.', [""]),
    "as somebody put it": ('"The port is a door," as Tokayev put it.', [TOKAYEV]),
    "unknown name with a particle": ('"My tram was late," said Ali Mammad oglu Rzayev.', ["Ali Mammad oglu Rzayev"]),
    "unknown body by name": ('"The port is open," the Harbour Board said.', ["Harbour Board"]),
    "Minister of something": ('"The port is open," Minister of Harbours Ruslan Dosov said.', ["Ruslan Dosov"]),
    "two roles": ('"The port is open," writer and engineer Ruslan Dosov said.', ["Ruslan Dosov"]),
    "name behind a role": ('"The port is open," said the head of the docks, Ruslan Dosov.', ["Ruslan Dosov"]),
    "signed": ('"The port is open." — Ruslan Dosov', ["Ruslan Dosov"]),
    "town before the verb": ('"It is open," Ruslan Dosov, who runs the docks in Harbourton, said.', ["Ruslan Dosov"]),
    "told somebody": ('"The port is open," Ruslan Dosov, an engineer, told Kemal Aydın.', ["Ruslan Dosov"]),
    "day behind the name": ('"The port is open," said Kemal Aydın Tuesday.', ["Kemal Aydın"]),
    "place behind the name": ('"The port is open," said Kemal Aydın in Aktau on Monday.', ["Kemal Aydın"]),
}

OTHER_LANGUAGES: dict[str, tuple[str, str, list[str]]] = {
    "ru: two": ("ru", "«Порт открыт для всех судов», — заявили Токаев и Алиев.", [""]),
    "ru: one after talks": ("ru", "«Порт открыт для всех судов», — заявил Токаев после встречи с Алиевым.", [TOKAYEV]),
    "tr: two": ("tr", 'Erdoğan ve Aliyev ortak açıklamada "Liman bütün gemilere açıktır" dedi.', [""]),
    "kk: two, one unknown": ("kk", "Тоқаев пен Алиев: «Порт барлық кемелерге ашық» деп мәлімдеді.", [""]),
    "uz: two": ("uz", "«Port barcha kemalarga ochiq», — dedi Mirziyoyev va Tokayev.", [""]),
    "hu: two": ("hu", "„A kikötő nyitva áll minden hajónak” – mondta Orbán Viktor és Recep Tayyip Erdoğan.", [""]),
    "ru, behind": ("ru", "«Порт открыт для всех кораблей», — сказал Токаев.", [TOKAYEV]),
    "ru, before": ("ru", "Токаев заявил: «Порт открыт для всех кораблей».", [TOKAYEV]),
    "ru, office": ("ru", "«Порт открыт для всех кораблей», — отметил президент Казахстана.", [TOKAYEV]),
    "ru, nothing": ("ru", "На стене было написано: «Порт открыт для всех кораблей».", [""]),
    "tr, behind": ("tr", '"Liman bütün gemilere açıktır." dedi Erdoğan.', [ERDOGAN]),
    "tr, around": ("tr", 'Erdoğan, "Liman bütün gemilere açıktır." dedi.', [ERDOGAN]),
    "az, before": ("az", 'İlham Əliyev deyib: "Liman bütün gəmilər üçün açıqdır".', [ALIYEV]),
    "kk, behind": ("kk", "«Порт барлық кемеге ашық», – деді Қасым-Жомарт Тоқаев.", [TOKAYEV]),
}

INDIRECT: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "said that": ("Tokayev said that the port is open.", [(TOKAYEV, "the port is open.")]),
    "stressed on a day that": ("Tokayev stressed on Monday that the port is open.", [(TOKAYEV, "the port is open.")]),
    "noted the": ("Tokayev noted the importance of deep ports.", [(TOKAYEV, "the importance of deep ports.")]),
    "told somebody that": ("Kemal Aydın told Trend that trams were late.", [("Kemal Aydın", "trams were late.")]),
    "he noted that": (
        "Kassym-Jomart Tokayev opened the port. He noted that it is deep.",
        [(TOKAYEV, "it is deep.")],
    ),
    "behind the clause": (
        "The port is open to all ships, Tokayev said.",
        [(TOKAYEV, "The port is open to all ships")],
    ),
    "behind the clause, turned": (
        "The port is open to all ships, said Kazakh President Tokayev in Aktau.",
        [(TOKAYEV, "The port is open to all ships")],
    ),
    "inserted": (
        "It gave him joy, Tokayev said, that the port is open.",
        [(TOKAYEV, "It gave him joy, Tokayev said, that the port is open.")],
    ),
    "an agency behind it": (
        "The port is open to all ships, Tokayev said, Report informs from the docks.",
        [(TOKAYEV, "The port is open to all ships")],
    ),
    "that is a relative": (
        "Tokayev recalled the year that changed the port.",
        [(TOKAYEV, "the year that changed the port.")],
    ),
    "said Monday that": ("Tokayev said Monday that the port is open.", [(TOKAYEV, "the port is open.")]),
    "according to": ("According to Tokayev, the port is open.", [(TOKAYEV, "the port is open.")]),
    "according to, behind": (
        "The port is open to ships, according to Tokayev.",
        [(TOKAYEV, "The port is open to ships")],
    ),
    "apposition, then a number": (
        "Ruslan Dosov, who runs the docks, said 500 ships came.",
        [("Ruslan Dosov", "500 ships came.")],
    ),
    "according to a role by name": (
        "Tokayev came. According to the port's engineer, Ruslan Dosov, ships are late.",
        [("Ruslan Dosov", "ships are late.")],
    ),
    "according to a thing": ("Tokayev came. According to an Internet posting, ships are late.", []),
    "no clause": ("Tokayev said in Aktau.", []),
    "when is no clause": ("During a visit to the port of Aktau, Tokayev said so.", []),
    "nobody": ("Officials said that the port is open.", []),
    "a spokesman": ("A spokesman for Tokayev said that the port is open.", []),
    "his visit": ("The visit of Tokayev was noted that day.", []),
}
