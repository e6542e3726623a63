"""Words that give clutter away, by language. Only data and the patterns made from it.

A cue never decides by itself: `regions` also asks where a line stands, how long it is and whether it reads
like prose. Adding a language is adding its words to these tables.
"""

from __future__ import annotations

import re
from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


MONTHS: Final = (
    # en, hu
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "január február március április május június július augusztus szeptember október november december "
    # az, tr, uz, tk
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr avgust "
    "ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "ýanwar fewral maý iýun iýul awgust sentýabr oktýabr noýabr dekabr "
    # ru, kk, ky, Cyrillic uz
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "янв фев мар апр июн июл авг сен сент окт ноя дек "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь "
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан "
    "январ феврал апрел июн июл сентябр октябр ноябр декабр"
)  # fmt: skip

MONTH: Final = "(?:" + "|".join(sorted(set(MONTHS.split()), key=lambda month: (-len(month), month))) + r")\w{0,4}\.?"
CLOCK: Final = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}))?"
DATE: Final = (
    rf"(?:\d{{1,2}}\.?(?:st|nd|rd|th)?[\s-]{MONTH}|{MONTH}\s\d{{1,2}}|\d{{4}}\.?\s{MONTH}\s\d{{1,2}}|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\.?(?:,?\s?\d{4}\.?)?"
    r"(?:\s(?:г\.|года|yil|il|жыл\w*|ж\.|йил))?"
)

BEFORE_TIME: Final = (
    "at", "by", "from", "until", "till", "since", "around", "about", "before", "after", "and", "to", "between", "on",
    "of", "in", "or", "the", "saat", "saatı", "tarixdə", "günü", "tarihli", "в", "с", "до", "к", "около", "и", "на",
    "от", "после", "по", "сағат", "саат", "soat", "sagat", "соат", "és", "kor",
)  # fmt: skip
"""Words before a time of day or a date in a sentence."""

LATEST: Final = (
    "latest news", "latest", "latest stories", "latest articles", "more news", "more stories", "more from", "top news",
    "top stories", "most read", "most popular", "popular", "popular news", "trending", "trending now", "editor's picks",
    "editors' picks", "recommended", "recommended for you", "you may also like", "you might also like", "related",
    "related news", "related articles", "related stories", "related posts", "related topics", "other news", "news feed",
    "all news", "all news feed", "read also", "read more", "see also", "also read", "don't miss", "breaking news",
    "son xəbərlər", "ən son xəbərlər", "digər xəbərlər", "oxşar xəbərlər", "çox oxunanlar", "ən çox oxunanlar",
    "həmçinin oxuyun", "xəbər lenti", "xəbərlər lenti", "əlaqəli xəbərlər", "mövzu üzrə xəbərlər", "bütün xəbərlər",
    "son haberler", "son dakika", "diğer haberler", "ilgili haberler", "benzer haberler", "en çok okunanlar",
    "çok okunanlar", "ilginizi çekebilir", "öne çıkanlar", "tüm haberler", "bunlar da ilginizi çekebilir",
    "последние новости", "новости по теме", "по теме", "читайте также", "другие новости", "похожие новости",
    "похожие материалы", "самое читаемое", "популярное", "популярные новости", "лента новостей", "главные новости",
    "все новости", "материалы по теме", "смотрите также", "рекомендуем", "еще по теме", "ещё по теме", "новости дня",
    "соңғы жаңалықтар", "басқа жаңалықтар", "ұқсас жаңалықтар", "оқи отырыңыз", "тағы оқыңыз", "көп оқылғандар",
    "ең көп оқылғандар", "танымал", "жаңалықтар таспасы", "тақырып бойынша", "барлық жаңалықтар",
    "so'nggi yangiliklar", "oxirgi yangiliklar", "boshqa yangiliklar", "mavzuga oid", "o'xshash yangiliklar",
    "ko'p o'qilganlar", "eng ko'p o'qilgan", "barcha yangiliklar", "shuningdek o'qing", "tavsiya etamiz",
    "сўнгги янгиликлар", "охирги янгиликлар", "бошқа янгиликлар", "мавзуга оид", "кўп ўқилганлар",
    "акыркы жаңылыктар", "соңку жаңылыктар", "башка жаңылыктар", "окшош жаңылыктар", "көп окулгандар",
    "дагы окуңуз", "тема боюнча", "бардык жаңылыктар",
    "soňky habarlar", "iň soňky habarlar", "beýleki habarlar", "meňzeş habarlar", "ähli habarlar", "köp okalanlar",
    "legfrissebb", "legfrissebb hírek", "friss hírek", "kapcsolódó", "kapcsolódó cikkek", "kapcsolódó hírek",
    "legolvasottabb", "legolvasottabb cikkek", "további hírek", "ajánlott", "ajánljuk", "ezeket is olvassa el",
)  # fmt: skip

INLINE_RELATED: Final = (
    "read also", "also read", "read more", "see also", "related", "more on this", "recommended", "must read",
    "həmçinin oxuyun", "həmçinin bax", "oxuyun", "ayrıca okuyun", "ilgili haber", "bunu da oku", "okumaya devam et",
    "читайте также", "читать также", "читайте по теме", "смотрите также", "по теме", "также читайте", "читать далее",
    "тағы оқыңыз", "сондай-ақ оқыңыз", "оқи отырыңыз", "shuningdek o'qing", "mavzuga oid", "шунингдек ўқинг",
    "дагы окуңуз", "окуй отуруңуз", "şeýle hem okaň", "olvassa el", "olvassa el ezt is", "kapcsolódó cikk", "lásd még",
)  # fmt: skip

TAGS: Final = (
    "tags", "tag", "keywords", "topics", "açar sözlər", "teqlər", "teq", "etiketler", "etiket", "anahtar kelimeler",
    "теги", "тэги", "тег", "метки", "ключевые слова", "темы", "тегтер", "тэгтер", "кілт сөздер", "ачкыч сөздөр",
    "teglar", "teglari", "kalit so'zlar", "теглар", "калит сўзлар", "bellikler", "açar sözler", "címkék", "címke",
    "kulcsszavak",
)  # fmt: skip

COMMENTS: Final = (
    "comments", "comment", "leave a comment", "add a comment", "add comment", "post a comment", "leave a reply",
    "join the conversation", "şərhlər", "şərh yaz", "şərh yazın", "yorumlar", "yorum yap", "yorum yaz", "yorum yapın",
    "комментарии", "комментариев", "комментарий", "оставить комментарий", "добавить комментарий", "обсуждение",
    "пікірлер", "пікір қалдыру", "пікір жазу", "izohlar", "izoh qoldirish", "изоҳлар", "комментарийлер",
    "комментарий калтыруу", "пикирлер", "teswirler", "teswir ýaz", "hozzászólások", "hozzászólás", "kommentek",
)  # fmt: skip

NETWORKS: Final = (
    r"(?:facebook|twitter|\bx\b|instagram|telegram|whats\s?app|youtube|you\s?tube|linkedin|tik\s?tok|threads|viber|"
    r"vkontakte|\bvk\b|вконтакте|\bok\.ru|одноклассники|google news|google\+|pinterest|reddit|messenger|rss|"
    r"фейсбук\w*|инстаграм\w*|телеграм\w*|твиттер\w*|ютуб\w*|ватсап\w*)"
)

SHARE_WORDS: Final = _words("""
    facebook twitter x instagram telegram whatsapp youtube linkedin tiktok viber vk ok vkontakte pinterest reddit
    messenger email e-mail mail print share tweet copy link save rss pdf send facebook'ta paylaş paylas paylaşın
    yazdır çap et göndər paylaşmaq поделиться отправить печать распечатать скопировать ссылку твитнуть вконтакте
    одноклассники бөлісу басып шығару бөлүшүү ulashish chop etish улашиш paýlaş çap nyomtatás megosztás küldés a-
    a+ aa a font size
""")

SHARE_LABELS: Final = (
    "share", "share this", "share this article", "share this post", "share on", "share via", "print", "print this page",
    "copy link", "text size", "listen to this article", "add to favorites", "paylaş", "paylaşın", "haberi paylaş",
    "xəbəri paylaş", "поделиться", "поделитесь", "поделиться новостью", "поделиться в соцсетях", "версия для печати",
    "бөлісу", "жаңалықпен бөлісу", "ulashish", "do'stlaringizga ulashing", "улашиш", "бөлүшүү", "бөлүшүңүз", "paýlaş",
    "megosztás", "oszd meg", "advertisement", "reklam", "reklama", "реклама", "жарнама", "hirdetés", "sponsored",
)  # fmt: skip

PROMOTION: Final = (
    rf"(?:stay up[- ]to[- ]date|stay (?:tuned|informed|connected)|keep up)\b.{{0,120}}(?:{NETWORKS}|channel|"
    rf"newsletter|app\b|news on)",
    rf"(?:follow|like|find|join|watch|visit)\s(?:us|our|[\w.]+)\b.{{0,60}}(?:{NETWORKS}|social media|channels?\b)",
    r"(?:subscribe|sign up)\s(?:to|for|now|here|today)\b.{0,80}"
    r"(?:newsletter|channel|updates|alerts|e-?mail|inbox|digest|premium|edition|app\b|news\b)",
    r"(?:download|get|install)\s(?:our|the|free)\b.{0,60}\b(?:app|newsletter)\b",
    r"(?:enter|type) your e-?mail", r"get the (?:latest|best)\b.{0,80}(?:inbox|e-?mail|newsletter)",
    r"(?:subscribe|newsletter|sign up)$", r"(?:support (?:our|independent) journalism|become a (?:member|"
    r"subscriber))",
    r"(?:we use|this (?:web)?site uses|our (?:web)?site uses|by (?:using|continuing)\b.{0,60}site).{0,120}cookies",
    r"(?:мы используем|сайт использует|на сайте используются)\b.{0,80}(?:cookie|куки)",
    r"(?:saytımız|bu sayt|sayt)\b.{0,80}(?:cookie|kuki)",
    r"(?:bu (?:internet )?sitesi?|sitemiz|web sitemiz)\w*\b.{0,80}(?:çerez|cookie)",
    r"(?:accept (?:all )?cookies|cookie (?:policy|settings)|privacy policy|terms of (?:use|service))\b.{0,60}$",
    r"(?:©|\(c\)\s?(?:copyright|\d{4})|copyright\s|all rights reserved|reproduction (?:in whole|without))",
    r"(?:any|full or partial|partial or full|when using|reproduction|the use)\b.{0,60}(?:materials|content|"
    r"reprint)\b.{0,80}"
    r"(?:hyperlink|link|reference|prohibited|permission)",
    rf"(?:подписывайтесь|подпишитесь|подписаться|читайте нас|следите за|присоединяйтесь|смотрите нас|"
    rf"мы в)\b.{{0,100}}"
    rf"(?:{NETWORKS}|канал\w*|рассылк\w*|соцсет\w*|новостями)",
    r"(?:все права (?:защищены|сохранены)|при (?:использовании|перепечатке|цитировании)\b.{0,80}(?:ссылк|обязательн)|"
    r"(?:использование|перепечатка) материалов)",
    rf"(?:bizi|bizə|kanalımıza|sosial şəbəkələrdə|xəbərləri)\b.{{0,100}}(?:izləyin|qoşulun|abunə ol\w*|"
    rf"oxuyun.{{0,20}}{NETWORKS})",
    r"(?:bütün hüquqlar(?:ı)? qorunur|(?:saytdakı )?materialların?dan istifadə\b.{0,80}(?:istinad|hiperlink|keçid))",
    r"(?:bizi|haberleri|kanalımızı|gelişmeleri)\b.{0,100}(?:takip ed\w*|katıl\w*|abone ol\w*)",
    r"(?:tüm|her) hak\w* (?:saklıdır|mahfuzdur)",
    r"(?:бізді|бізге|біздің|telegram|арнамызға)\b.{0,100}(?:жазылыңыз\w*|жазылыңдар|қосылыңыз\w*|оқыңыз|"
    r"бақылаңыз)",
    r"барлық құқықтар\w* қорғалған", r"материалдарды (?:пайдалан|көшіріп)\w*",
    r"(?:bizni|bizga|kanalimizga|yangiliklarni)\b.{0,100}(?:kuzatib boring|qo[ʻ‘'’`]shiling|obuna bo[ʻ‘'’`]ling)",
    r"barcha huquqlar\w* (?:himoya|muhofaza) ?\w*", r"барча ҳуқуқлар\w* ҳимоя\w*",
    r"бардык укуктар\w* корголгон",
    r"ähli hukuk\w* goral\w*",
    rf"(?:kövess\w*|csatlakozz\w*|iratkozz\w*)\b.{{0,80}}(?:{NETWORKS}|hírlevél\w*|oldal\w*|csatorn\w*|minket|"
    rf"bennünket)",
    r"minden jog fenntartva",
)  # fmt: skip
"""Matched at the start of a line, whatever its case."""

PROMOTION_INSIDE: Final = (
    r"abunə olun",
    r"(?:abone olun|kanalımıza katılın)",
    r"(?:арнамызға|каналымызға) жазыл",
    r"obuna bo[ʻ‘'’`]ling",
    r"(?:каналимизга|обуна) (?:уланинг|бўлинг|қўшилинг)",
    r"(?:каналыбызга|телеграм\w*|бизге) (?:жазылыңыз|кошулуңуз|катталыңыз)",
    r"(?:kanalymyza|bize) (?:agza boluň|goşulyň|ýazylyň)",
)
"""Looked for within a short line: languages that put the verb last."""

AGENCY: Final = (
    r"\(?(?:additional |writing and )?(?:reporting|writing|editing|edited|compiled|translated|"
    r"written and edited) by\s+[A-Z]",
    r"\(?(?:redaktor|naşir|haber|editör|müxbir|muhabir|kaynak|mənbə|manba|источник|автор текста|редактор|"
    r"дереккөз|булак|çeşme|forrás|source)\s?:\s?\S",
)  # fmt: skip

BYLINE: Final = (
    r"(?i:by)\s+(?=[A-ZÀ-ÞİŞĞÇÖÜƏА-ЯҚҒӘӨҮҰІҢҺЎҲ])",
    r"(?i:written by|author|авторы?|yazar|müəllif|muallif|муаллиф|автору|awtor|szerző|mətn|текст|"
    r"мәтін)\s?:?\s+(?=[A-ZÀ-ÞİŞĞÇÖÜƏА-ЯҚҒӘӨҮҰІҢҺЎҲ])",
)  # fmt: skip

CREDIT: Final = (
    r"(?:(?:file |stock )?photos?|image|images|picture|video|illustration|photo credit|credit|foto|fotolar|fotoğraf|"
    r"fotoqraf|fotó|kép|şəkil|görsel|фото|видео|коллаж|иллюстрация|сурет|фотосурет|сүрөт|surat|сурат|foto ve video)"
    r"(?:\s(?:by|courtesy of|from))?\s?[:©/]\s?\S",
    r"(?:photo|image|foto|фото|surat|сурет|сүрөт|fotó)$",
)  # fmt: skip

LANGUAGE_NAMES: Final = _words("""
    az en ru tr kk kz ky kg uz tk tm hu de fr es ar fa zh cn ka ge it aze eng rus tur kaz kgz uzb tkm қаз рус қаз.
    рус. eng. azərbaycan azərbaycanca azerbaijani english русский рус türkçe türkmençe қазақша qazaqsha кыргызча
    o'zbekcha oʻzbekcha o‘zbekcha ўзбекча magyar deutsch français español العربية فارسی 中文 ქართული italiano in на
    ana
""")

MENU: Final = _words("""
    home homepage main politics economy economics business society culture sport sports world region analysis
    opinion interview interviews video photo multimedia education science technology ict health tourism incident
    energy domestic foreign policy news oil gas finance transport karabakh asia europe about contact contacts us
    search menu login register archive ana səhifə siyasət iqtisadiyyat cəmiyyət mədəniyyət idman dünya xarici
    daxili hadisə anasayfa ana sayfa siyaset ekonomi gündem spor kültür dünya sağlık eğitim yaşam главная политика
    экономика общество культура спорт мир регион происшествия новости в мире внешняя внутренняя басты бет саясат
    экономика қоғам мәдениет спорт әлем жаңалықтар bosh sahifa siyosat iqtisodiyot jamiyat madaniyat jahon bosh
    бош саҳифа сиёсат иқтисодиёт жамият маданият жаҳон башкы бет саясат коом маданият дүйнө baş sahypa syýasat
    ykdysadyýet jemgyýet medeniýet dünýä címlap belföld külföld gazdaság kultúra sport
""")


def normalize_cue(text: str) -> str:
    """Bring a heading into the form in which the tables hold it: casefolded, one kind of apostrophe, bare ends."""
    plain = " ".join(text.replace("İ", "i").casefold().split()).strip(" :.…»«›>→-–—•|*#")
    return APOSTROPHES.sub("'", plain)


APOSTROPHES: Final = re.compile("[’‘ʻʼ`´]")
