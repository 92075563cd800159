"""Names in Greek, Cyrillic, Georgian, Armenian and Ethiopic letters; the family names serve every bearer."""

from turnabout.cli.demo_organisation.names.culture import Culture

GREEK = Culture(
    "greek",
    "greek",
    "el",
    "given first",
    "Ελένη=eleni Κατερίνα=katerina Σοφία=sofia Γιώργος=giorgos Νίκος=nikos Δημήτρης=dimitris Μαρία=maria",
    "Γεωργίου=georgiou Νικολάου=nikolaou Δημητρίου=dimitriou Βασιλείου=vasileiou Ιωάννου=ioannou"
    " Αναγνώστου=anagnostou",
)
UKRAINIAN = Culture(
    "ukrainian",
    "cyrillic",
    "uk",
    "given first",
    "Олена=olena Остап=ostap Оксана=oksana Андрій=andriy Ірина=iryna Богдан=bohdan Софія=sofiia Юрій=yuriy",
    "Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Мельник=melnyk Ткачук=tkachuk Гончар=honchar"
    " Кравчук=kravchuk",
)
SERBIAN = Culture(
    "serbian",
    "cyrillic",
    "sr",
    "given first",
    "Милица=milica Никола=nikola Јелена=jelena Драган=dragan Љиљана=ljiljana",
    "Петровић=petrovic Јовановић=jovanovic Николић=nikolic Ђорђевић=djordjevic",
)
GEORGIAN = Culture(
    "georgian",
    "georgian",
    "ka",
    "given first",
    "ნინო=nino გიორგი=giorgi თამარ=tamar ლუკა=luka",
    "ბერიძე=beridze კაპანაძე=kapanadze მაისურაძე=maisuradze გელაშვილი=gelashvili",
)
ARMENIAN = Culture(
    "armenian",
    "armenian",
    "hy",
    "given first",
    "Անի=ani Արմեն=armen Նարեկ=narek Մարիամ=mariam",
    "Հակոբյան=hakobyan Սարգսյան=sargsyan Գրիգորյան=grigoryan Պետրոսյան=petrosyan",
)
ETHIOPIC = Culture(
    "amharic",
    "ethiopic",
    "am",
    "given first",
    "አበበ=abebe ሀና=hana ሰላም=selam ዳዊት=dawit ትዕግስት=tigist",
    "ተስፋዬ=tesfaye በቀለ=bekele ገብሩ=gebru ታደሰ=tadesse መኮንን=mekonnen",
)

BETWEEN = (GREEK, UKRAINIAN, SERBIAN, GEORGIAN, ARMENIAN, ETHIOPIC)
