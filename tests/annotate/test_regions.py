"""Invented pages in many layouts: every line says what it is, and must be found to be that."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.datelines import dateline_end
from analysis.annotate.lines import paragraph_spans
from analysis.annotate.regions import find_regions
from analysis.model import REGION_KINDS

SHARED = Path(os.environ.get("ORKHON_SHARED", "../shared"))
CLUTTER_FREE = ("body", "headline", "headline_repeat", "dateline", "byline", "navigation", "meta")

EN_1 = "The mayor of Lakeside opened the new tram line on Tuesday and rode the first car himself."
EN_2 = "The line joins the harbour with the northern suburbs and took six years to build, he said."
EN_3 = "Tickets will cost the same as on the buses until the end of the year, the council decided."
RU_1 = "Мэр города Озёрска открыл во вторник новую трамвайную линию и сам проехал в первом вагоне."
RU_2 = "Линия связывает порт с северными районами, её строили шесть лет, рассказал он жителям."
AZ_1 = "Şəhər meri çərşənbə axşamı yeni tramvay xəttini açıb və ilk vaqonda özü gedib."
AZ_2 = "Xətt limanı şimal məhəllələri ilə birləşdirir və altı ilə tikilib, deyə o əlavə edib."
TR_1 = "Belediye başkanı salı günü yeni tramvay hattını açtı ve ilk vagonda kendisi yolculuk etti."
TR_2 = "Hat limanı kuzey mahalleleriyle birleştiriyor ve yapımı altı yıl sürdü, diye konuştu."
KK_1 = "Қала әкімі сейсенбі күні жаңа трамвай желісін ашып, алғашқы вагонда өзі жүріп өтті."
KK_2 = "Желі портты солтүстік аудандармен байланыстырады, оны алты жыл бойы салды, деді ол."
UZ_1 = "Shahar hokimi seshanba kuni yangi tramvay yoʻlini ochdi va birinchi vagonda oʻzi yurdi."
UZ_2 = "Yoʻl portni shimoliy tumanlar bilan bogʻlaydi va uni qurish olti yil davom etdi, dedi u."
HU_1 = "A polgármester kedden megnyitotta az új villamosvonalat, és az első kocsiban ő maga utazott."
TK_1 = "Şäheriň häkimi sişenbe güni täze tramwaý ýoluny açdy we ilkinji wagonda özi gitdi diýip habar berdi."
KY_1 = "Шаардын мэри шейшемби күнү жаңы трамвай жолун ачып, биринчи вагондо өзү жүрүп көрдү."

PAGES = {
    "seed prefix, clean": [("meta", " date 2024-05-06 "), ("body", EN_1), ("body", EN_2)],
    "breadcrumbs, date, share buttons": [
        ("navigation", "Home > Politics > Local news"),
        ("headline", "Lakeside gets its tram back after forty years"),
        ("navigation", "6 May 2024, 14:20"),
        ("navigation", "Facebook Twitter Telegram WhatsApp"),
        ("body", EN_1), ("body", EN_2),
        ("navigation", "Share this article"),
    ],
    "byline and subheading": [
        ("headline", "Lakeside gets its tram back after forty years"),
        ("byline", "By Nora Fielding"),
        ("body", EN_1), ("body", "A long way to the harbour"), ("body", EN_2),
    ],
    "outlet and author": [("byline", "By Lakeside Courier"), ("byline", "Nora Fielding"), ("body", EN_1),
    ("body", EN_2)],
    "read also inside the body": [
        ("body", EN_1), ("related", "Read also: Harbour bridge closed for repairs"), ("body", EN_2), ("body", EN_3),
    ],
    "box of links inside the body": [
        ("body", EN_1), ("related", "Related articles"), ("related", "Harbour bridge closed for repairs"),
        ("related", "Council votes on bus fares"), ("body", EN_2), ("body", EN_3),
    ],
    "agency line and licence": [
        ("body", EN_1), ("body", EN_2),
        ("agency_line", "(Reporting by Nora Fielding; Editing by Tom Marsh)"),
        ("promotion", "© 2024 Lakeside Courier. All rights reserved."),
    ],
    "newsletter and app": [
        ("body", EN_1), ("promotion", "Sign up for our morning newsletter and never miss a story."), ("body", EN_2),
        ("promotion", "Follow us on Facebook and Instagram"), ("promotion", "Download our free app for Android"),
    ],
    "cookie line on top": [
        ("promotion", "This website uses cookies to improve your experience."),
        ("headline", "Lakeside gets its tram back after forty years"),
        ("body", EN_1), ("body", EN_2),
    ],
    "photo credit": [
        ("headline", "Lakeside gets its tram back after forty years"),
        ("byline", "Photo: Lakeside Council"), ("body", EN_1), ("body", EN_2),
    ],
    "tags and hashtags": [
        ("body", EN_1), ("body", EN_2), ("tags", "Tags: tram, harbour, Lakeside"), ("tags", "#tram #Lakeside #harbour"),
    ],
    "times and headlines without a heading": [
        ("body", EN_1), ("body", EN_2),
        ("related", "18:40"), ("related", "Harbour bridge closed for repairs"),
        ("related", "18:15"), ("related", "Council votes on bus fares"),
        ("related", "17:58"), ("related", "Storm expected on the coast"),
    ],
    "comments": [
        ("body", EN_1), ("body", EN_2), ("related", "Comments (2)"),
        ("related", "At last we have a tram again, I waited for this for half of my life."),
        ("related", "Too expensive"),
    ],
    "Russian": [
        ("navigation", "Главная / Общество"),
        ("headline", "В Озёрске открыли новую трамвайную линию"),
        ("navigation", "6 мая 2024, 14:20"),
        ("body", RU_1), ("related", "Читайте также: Мост закрыли на ремонт"), ("body", RU_2),
        ("promotion", "Подписывайтесь на наш канал в Telegram"),
        ("related", "Последние новости"), ("related", "18:40"), ("related", "Мост в порту закрыли на ремонт"),
        ("related", "18:15"), ("related", "Автобусы подорожают осенью"),
    ],
    "Azerbaijani": [
        ("headline", "Göl şəhərində yeni tramvay xətti açılıb"),
        ("navigation", "6 May 2024, 14:20"),
        ("body", AZ_1), ("body", AZ_2),
        ("promotion", "Bizi Telegram kanalımızda izləyin"),
        ("related", "Son xəbərlər"), ("related", "Limandakı körpü təmirə bağlanıb"),
        ("related", "Avtobus qiymətləri dəyişəcək"),
    ],
    "Turkish": [
        ("headline", "Göl kentinde yeni tramvay hattı açıldı"),
        ("body", TR_1), ("body", TR_2),
        ("tags", "Etiketler: tramvay, liman"),
        ("related", "Son Haberler"), ("related", "Liman köprüsü onarıma alındı"),
        ("related", "Otobüs fiyatları değişiyor"),
        ("promotion", "Tüm hakları saklıdır."),
    ],
    "Kazakh": [
        ("headline", "Көл қаласында жаңа трамвай желісі ашылды"),
        ("body", KK_1), ("body", KK_2),
        ("promotion", "Telegram арнамызға жазылыңыз"),
        ("related", "Соңғы жаңалықтар"), ("related", "Порттағы көпір жөндеуге жабылды"),
        ("related", "Автобус бағасы өзгереді"),
    ],
    "Uzbek": [
        ("body", UZ_1), ("body", UZ_2),
        ("promotion", "Telegram kanalimizga obuna boʻling"),
        ("related", "Soʻnggi yangiliklar"), ("related", "Portdagi koʻprik taʼmirga yopildi"),
    ],
    "Hungarian": [
        ("headline", "Új villamosvonal nyílt a tóparti városban"),
        ("body", HU_1), ("tags", "Címkék: villamos, kikötő"), ("related", "Kapcsolódó cikkek"),
        ("related", "Lezárták a kikötői hidat"),
    ],
    "Turkmen": [("body", TK_1), ("related", "Soňky habarlar"), ("related", "Porty köprüsi ýapyldy")],
    "Kyrgyz": [("body", KY_1), ("related", "Акыркы жаңылыктар"), ("related", "Порттогу көпүрө жабылды")],
    "choice of languages": [("other_language", "AZ RU EN"), ("body", EN_1), ("body", EN_2)],
    "headlines in other languages below": [
        ("body", EN_1), ("body", EN_2),
        ("other_language", "В Озёрске открыли новую трамвайную линию"),
        ("other_language", "Göl şəhərində yeni tramvay xətti açılıb"),
    ],
    "menu twice, headline twice, tags without a label": [
        ("navigation", "Trams Harbour Budget 2024 Festival Games"),
        ("navigation", "Trams Harbour Budget 2024 Festival Games"),
        ("headline", "Lakeside gets its tram back after forty years"),
        ("navigation", "Town hall"), ("navigation", "• 6 May, 2024"), ("navigation", "• 14:20"),
        ("headline_repeat", "Lakeside gets its tram back after forty years"),
        ("body", EN_1), ("body", EN_2),
        ("tags", "Lakeside Tram Harbour Council"),
        ("related", "Latest News"), ("related", "18:40"), ("related", "Photo"),
        ("related", "Council votes on bus fares"),
    ],
    "hard-wrapped prose": [
        ("body", "The mayor of Lakeside opened the new tram line"),
        ("body", "on Tuesday and rode the first car himself, as he"),
        ("body", "had promised to do when the works began."),
    ],
    "a transcript": [
        ("body", "THE MAYOR: Thank you all for coming out here this morning."), ("body", "(Applause.)"),
        ("body", "Q    How much did it cost?"), ("body", "(Applause.)"),
        ("body", "THE MAYOR: Less than we feared, I can tell you."),
    ],
    "one short paragraph": [("body", "Lakeside has a tram again.")],
    "a headline in capitals only": [("body", "LAKESIDE HAS A TRAM AGAIN")],
}  # fmt: skip


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\r\n", "\n\n    "], ids=["line", "blank line", "CRLF", "indented"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_line_of_an_invented_page_is_what_it_is(page, blank):
    text, expected = "", []
    for number, (kind, line) in enumerate(page):
        start = len(text)
        text += line + ("" if line.startswith(" date") or number == len(page) - 1 else blank)
        expected.append((kind, line.strip(), start))
    regions = find_regions(text)
    for kind, line, start in expected:
        at = start + text[start:].index(line)
        found = next(region for region in regions if region.start <= at < region.end)
        assert (found.kind, line) == (kind, line), found


def test_body_without_clutter_is_one_region_that_begins_and_ends_with_something_to_read():
    text = f" date 2024-05-06 {EN_1}\n\nA subheading\n\n{EN_2}\n\n\n"
    kinds = [(region.kind, text[region.start : region.end].strip()) for region in find_regions(text)]
    assert [kind for kind, _ in kinds] == ["meta", "body", "meta"]
    body = find_regions(text)[1]
    assert text[body.start] == "T"
    assert text[body.end - 1] == "."


def test_title_column_is_found_as_headline_and_its_repetitions():
    title = "Tram!"
    text = f"Town hall\nTram!\nTram!\n{EN_1}"
    assert [region.kind for region in find_regions(text, "en", title)] == [
        "navigation", "headline", "headline_repeat", "body",
    ]  # fmt: skip


def test_title_before_the_first_sentence_in_the_same_line():
    title = "Lakeside gets its tram"
    text = f"{title} BAKU, May 6. {EN_1}"
    spans = [(region.kind, text[region.start : region.end].strip()) for region in find_regions(text, "en", title)]
    assert spans == [("headline", title), ("dateline", "BAKU, May 6."), ("body", EN_1)]


def test_invitation_at_the_end_of_the_last_paragraph():
    text = f"{EN_1} {EN_2} Follow us on Facebook and Twitter"
    assert [region.kind for region in find_regions(text)] == ["body", "promotion"]


def test_every_region_has_a_reason_and_a_known_kind():
    for page in PAGES.values():
        for region in find_regions("\n".join(line for _, line in page)):
            assert region.reason
            assert region.kind in REGION_KINDS


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("BAKU, Azerbaijan, March 11. The minister", "BAKU, Azerbaijan, March 11. "),
        ("ANKARA (AA) - The minister", "ANKARA (AA) - "),
        ("WASHINGTON — The minister", "WASHINGTON — "),
        ("ASTANA. KAZINFORM – The minister", "ASTANA. KAZINFORM – "),
        ("BUDAPEST, March 3 (Reuters) - The minister", "BUDAPEST, March 3 (Reuters) - "),
        ("БАКУ, 11 марта. /ТАСС/. Министр", "БАКУ, 11 марта. /ТАСС/. "),
        ("Bakı, 11 mart, AZƏRTAC. Nazir", "Bakı, 11 mart, AZƏRTAC. "),
        ("NUR-SULTAN, December 1 /TASS/. The minister", "NUR-SULTAN, December 1 /TASS/. "),
        ("NATO. And then", None),
        ("NATO - the alliance - met", None),
        ("THE MAYOR: Hello", None),
        ("MRS. JONES: Hello", None),
        ("Mr. BROWN. Mr. Speaker, I rise", None),
        ("BAKU, Azerbaijan is a city", None),
        ("BAKU", None),
    ],
)
def test_datelines(line, dateline):
    end = dateline_end(line, 0, len(line))
    assert (end and line[:end]) == dateline


@given(st.text(alphabet='aZЯə .:\n\r"“”«»12:30#@>|-—\u2028\u00a0', max_size=200) | st.text(max_size=100))
def test_regions_cover_any_text_without_gap_or_overlap(text):
    regions = find_regions(text)
    assert "".join(text[region.start : region.end] for region in regions) == text
    assert all(region.start < region.end for region in regions)
    if text.strip():
        assert any(region.kind != "meta" for region in regions) or text.strip().startswith("date")


def test_a_page_of_nothing_but_labels_keeps_something_to_read():
    assert "body" in [region.kind for region in find_regions("Home > News > Politics\n6 May 2024, 14:20")]
    assert find_regions("") == ()
    assert [region.kind for region in find_regions(" \n ")] == ["meta"]


def test_a_huge_single_line_is_body():
    text = "word " * 400_000
    assert [region.kind for region in find_regions(text)] == ["body", "meta"]


# Pages that lost their line breaks: the kind of each piece, and the pieces joined by one blank.
FLAT = {
    "English": [
        ("headline", "Lakeside gets its tram back after forty years"), ("navigation", "Town hall 6 May, 2024 14:20"),
        ("headline_repeat", "Lakeside gets its tram back after forty years"), ("body", f"{EN_1} {EN_2}"),
        ("tags", "Lakeside Tram Harbour Council"),
        ("related", "Latest News 18:40 Photo Harbour bridge closed for repairs Region 18:15 Council votes on fares"),
    ],
    "English, no heading": [
        ("body", f"{EN_1} {EN_2} {EN_3}"),
        ("related", "18:40 Harbour bridge closed for repairs 18:15 Council votes on fares 17:58 Storm on the coast"),
    ],
    "English, dates": [
        ("body", f"{EN_1} {EN_2}"),
        ("related", "More news 6 May 2024 Harbour bridge closed for repairs 5 May 2024 Council votes on bus fares"),
    ],
    "English, labels": [
        ("body", EN_1), ("related", "Read also: Harbour bridge closed for repairs."), ("body", f"{EN_2} {EN_3}"),
        ("tags", "Tags: tram, harbour, Lakeside"),
    ],
    "English, buttons": [
        ("body", EN_1), ("navigation", "Share Facebook Twitter Telegram WhatsApp"), ("body", f"{EN_2} {EN_3}"),
        ("tags", "#tram #Lakeside"),
    ],
    "Russian": [
        ("body", f"{RU_1} {RU_2}"),
        ("related", "Последние новости 18:40 Мост в порту закрыли на ремонт 18:15 Автобусы подорожают осенью"),
    ],
    "Azerbaijani": [
        ("body", f"{AZ_1} {AZ_2}"), ("other_language", "В Озёрске открыли новую трамвайную линию"),
        ("related", "Son xəbərlər 18:40 Limandakı körpü təmirə bağlanıb 18:15 Avtobus qiymətləri dəyişəcək"),
    ],
    "Turkish": [
        ("body", f"{TR_1} {TR_2}"), ("tags", "Etiketler: tramvay, liman, belediye başkanı, yeni hat"),
    ],
    "Kazakh": [
        ("body", f"{KK_1} {KK_2}"),
        ("related", "Соңғы жаңалықтар 18:40 Порттағы көпір жөндеуге жабылды 18:15 Автобус бағасы енді өзгереді"),
    ],
    "Uzbek": [
        ("body", f"{UZ_1} {UZ_2}"), ("related", "Shuningdek oʻqing: Portdagi koʻprik taʼmirga yopildi"),
    ],
    "Hungarian": [
        ("body", f"{HU_1} {HU_1}"), ("tags", "Címkék: villamos, kikötő"),
    ],
    "Turkmen": [
        ("body", f"{TK_1} {TK_1}"),
        ("related", "Soňky habarlar 18:40 Porty köprüsi bu gün ýapyldy 18:15 Awtobus bahalary güýzde üýtgeýär"),
    ],
    "Kyrgyz": [
        ("body", f"{KY_1} {KY_1}"), ("related", "Дагы окуңуз: Порттогу көпүрө оңдоого жабылды"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("blank", [" ", "     "])
@pytest.mark.parametrize("page", FLAT.values(), ids=FLAT.keys())
def test_pages_without_line_breaks(page, blank):
    text = blank.join(piece for _, piece in page)
    found = [(region.kind, text[region.start : region.end].strip()) for region in find_regions(text)]
    assert [one for one in found if one[0] != "meta"] == page


@pytest.mark.parametrize(
    "text",
    [
        f"The first tram left at 16:41 Lakeside time and the second at 16:30 Harbour time on Monday, not 15:10. {EN_1}",
        f"10:00 Opening of the line 10:30 Speech of the mayor 11:00 Ride to the harbour. {EN_1} {EN_2}",
        f"{EN_1} Latest news from the harbour suggests that the bridge will open. {EN_2} {EN_3}",
        f"{EN_1} Trams ran on 6 May 2024, 7 May 2023 and 8 May 2022. From 1 May 2020 to 2 May 2021 none. {EN_2}",
        f"{EN_1} The council is on Facebook, Twitter, Telegram and Instagram, he said. {EN_2}",
        f"The mayor of the town of Lakeside and the mayor of the town of Harbour met. {EN_1} {EN_2}",
        f"{EN_1} See also how the prices of the tickets rose since the line was closed, he said. {EN_2}",
    ],
)
def test_times_dates_and_labels_in_sentences_stay_text(text):
    assert [region.kind for region in find_regions(text)] == ["body"]


def test_a_million_times_of_day_in_one_line_take_linear_time():
    text = "18:40 Bridge closed for repairs " * 200_000
    assert "".join(text[region.start : region.end] for region in find_regions(text)) == text


WRAPPED = """The mayor of Lakeside opened the new tram line on Tuesday and rode the
first car himself. The line joins the harbour with the northern suburbs
and took six years to build, said the engineer of the works, Mr. Iven
Brook, who had waited for this day longer than most of the townspeople.

Tickets will cost the same as on the buses until the end of the year,
the council decided. Critics call the project too expensive; the
Lakeside Tram Company expects nine million passengers in its first
year."""
HEADED = f"Lakeside gets its tram back after forty years\n\n{WRAPPED}\n\nFollow us on Facebook and Instagram"


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n"])
def test_lines_broken_at_a_width_are_text_and_no_headlines(end):
    text = HEADED.replace("\n", end)
    found = [(region.kind, " ".join(text[region.start : region.end].split())) for region in find_regions(text)]
    assert [one for one in found if one[0] != "meta"] == [
        ("headline", "Lakeside gets its tram back after forty years"),
        ("body", " ".join(WRAPPED.split())),
        ("promotion", "Follow us on Facebook and Instagram"),
    ]


def test_paragraphs_of_broken_lines_and_of_whole_ones():
    assert [" ".join(WRAPPED[a:b].split()) for a, b in paragraph_spans(WRAPPED)] == [
        " ".join(part.split()) for part in WRAPPED.split("\n\n")
    ]
    headlines = (
        "Harbour bridge closed for repairs until autumn\nCouncil votes on bus fares\nStorm expected on the coast"
    )
    assert len(paragraph_spans(f"{headlines}\nMayor rides the first tram to the harbour")) == 4
    points = WRAPPED.split("\n\n")[0] + "\n- Tickets cost as much as before.\n- The bridge stays closed."
    assert len(paragraph_spans(points)) == 3


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared folder is not there")
def test_body_of_the_annotated_page_without_its_line_breaks():
    name = "002_75514096baee0663"
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / f"{name}.txt").read_bytes().decode("utf-8").replace("\n", " ")
    want = {i for r in gold["regions"] if r["counts"] for i in range(r["start"], r["end"])}
    have = {i for r in find_regions(text) if r.kind == "body" for i in range(r.start, r.end)}
    assert len(want & have) / len(want | have) >= 0.98


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize("corpus", ["gum_wikinews", "whitehouse_ots", "congress_ots"])
def test_clean_prose_in_one_line_stays_whole_and_its_lines_are_paragraphs(corpus):
    clutter = total = 0
    with (SHARED / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as rows:
        for article in map(json.loads, rows):
            lines = [line for line in article["text"].split("\n") if line.strip()]
            assert len(paragraph_spans(article["text"])) == len(lines)
            text = " ".join(article["text"].split())
            kinds = [(r.kind, r.end - r.start) for r in find_regions(text, "en", article["title"] or "")]
            total += len(text)
            clutter += sum(length for kind, length in kinds if kind not in CLUTTER_FREE)
    assert clutter / total <= 0.0005


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize("name", ["000_b95e03adc37faae3", "002_75514096baee0663", "003_e5d28306f9eb59e9"])
def test_body_of_the_annotated_articles(name):
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / f"{name}.txt").read_bytes().decode("utf-8")
    want = {i for r in gold["regions"] if r["counts"] for i in range(r["start"], r["end"])}
    have = {i for r in find_regions(text) if r.kind == "body" for i in range(r.start, r.end)}
    assert len(want & have) / len(want | have) >= 0.99


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize(
    ("corpus", "most"), [("gum_wikinews", 0.0050), ("whitehouse_ots", 0.0001), ("congress_ots", 0.0001)]
)
def test_clean_prose_stays_whole(corpus, most):
    """Apart from titles, dates and credits above it (and photo credits in Wikinews) nothing is taken for clutter."""
    clutter = total = 0
    with (SHARED / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as rows:
        for article in map(json.loads, rows):
            for region in find_regions(article["text"], "en", article["title"] or ""):
                n_letters = len(article["text"][region.start : region.end].strip())
                total += n_letters
                clutter += n_letters * (region.kind not in CLUTTER_FREE)
    assert clutter / total <= most
