"""Names written from right to left."""

from turnabout.cli.demo_organisation.names.culture import Culture

ARABIC = Culture(
    "arabic",
    "arabic",
    "ar",
    "given first",
    "محمد=mohamed أحمد=ahmed عمر=omar خالد=khaled ياسمين=yasmin مريم=maryam سلمى=salma هدى=huda طارق=tarek"
    " رانيا=rania سامي=sami نادية=nadia",
    "المصري=elmasry الخطيب=alkhatib حداد=haddad منصور=mansour الشامي=alshami النجار=alnajjar عبد_الله=abdallah"
    " بن_يوسف=benyoussef العلوي=alaoui قاسم=kassem زيدان=zidan",
)
PERSIAN = Culture(
    "persian",
    "arabic",
    "fa",
    "given first",
    "آرش=arash پریسا=parisa کیان=kian نیلوفر=niloufar شیرین=shirin داریوش=dariush",
    "رضایی=rezaei حسینی=hosseini احمدی=ahmadi کریمی=karimi تهرانی=tehrani مرادی=moradi",
)
URDU = Culture(
    "urdu",
    "arabic",
    "ur",
    "given first",
    "عائشہ=ayesha بلال=bilal زینب=zainab حمزہ=hamza",
    "قریشی=qureshi چوہدری=chaudhry ملک=malik شیخ=sheikh",
)
HEBREW = Culture(
    "hebrew",
    "hebrew",
    "he",
    "given first",
    "נועה=noa תמר=tamar יונתן=yonatan אורי=uri שירה=shira איתן=eitan מיכל=michal דוד=david",
    "כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton אברהם=avraham שפירא=shapira בן_דוד=bendavid",
)

RIGHT_TO_LEFT = (ARABIC, PERSIAN, URDU, HEBREW)
