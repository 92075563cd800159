"""Names from Europe, the Americas and the Pacific in Latin letters."""

from turnabout.cli.demo_organisation.names.culture import Culture

PORTUGUESE = Culture(
    "portuguese",
    "latin",
    "pt",
    "given first",
    "Ana Beatriz Catarina Diogo Duarte Filipa Francisco Gonçalo Helena Joana Lourenço Luísa Mafalda Miguel"
    " Nuno Rita Rui Sofia Tiago Vasco Zulmira",
    "Almeida Araújo Azevedo Barbosa Cardoso Correia da_Conceição dos_Reis Fonseca Gonçalves Leitão Magalhães"
    " Marques Moreira Neves Nogueira Pinto Queirós Ribeiro Simões Teixeira Vieira",
)
FRENCH = Culture(
    "french",
    "latin",
    "fr",
    "given first",
    "Amélie Benoît Chloé Étienne Émilie Félix François Geneviève Jérôme Léa Maëlle Mathieu Noémie Océane Olivier"
    " Rémi Thérèse Zoé",
    "Beaulieu Bélanger Bouchard Charbonneau Côté Desjardins Fournier Gagné Lévesque Lefebvre Ménard Paquette"
    " Pelletier Poirier Saint-Pierre Thériault Villeneuve",
)
BRITISH_AND_IRISH = Culture(
    "british-and-irish",
    "latin",
    "en",
    "given first",
    "Alasdair Bronwen Callum Ciarán Eilidh Fergus Gráinne Hannah Imogen Jack Megan Niamh Oisín Rhys Rowan Tamsin",
    "Ashworth Byrne Campbell Doyle MacLeod Morgan O'Brien O'Sullivan Pritchard Sinclair Thornton Walsh Whitaker",
)
SPANISH = Culture(
    "spanish",
    "latin",
    "es",
    "given first",
    "Álvaro Begoña Íñigo Lucía Martín Nerea Núria Óscar Raúl Ximena",
    "Castaño_Ruiz Echeverría Ibáñez Muñoz_Peña Núñez_Vidal Quiroga Ulloa Zúñiga",
)
GERMAN = Culture(
    "german",
    "latin",
    "de",
    "given first",
    "Anneliese Friederike Jürgen Käthe Matthias Ulrike",
    "Grünwald Köhler Schäfer Strauß Vogt Weiß",
)
NORDIC = Culture(
    "nordic",
    "latin",
    "sv",
    "given first",
    "Björn Freya Håkon Ingrid Märta Nils Søren Åsa Øyvind",
    "Åkesson Bjørnstad Hägglund Jørgensen Kjær Lindström Nyström Sørensen",
)
POLISH = Culture(
    "polish",
    "latin",
    "pl",
    "given first",
    "Agnieszka Bożena Łukasz Małgorzata Paweł Zbigniew",
    "Kaczmarek Mazur Nowak Woźniak Wójcik",
)
ROMANIAN = Culture(
    "romanian",
    "latin",
    "ro",
    "given first",
    "Ioana Mihai Răzvan Ștefan Ruxandra",
    "Ionescu Munteanu Rădulescu Țurcanu",
)
CROATIAN = Culture(
    "croatian",
    "latin",
    "hr",
    "given first",
    "Hrvoje Ivana Nikolina Vedran Željko",
    "Božić Horvat Kovačević Šimić",
)
HUNGARIAN = Culture(
    "hungarian",
    "latin",
    "hu",
    "family first",
    "Zsófia Gyula Eszter Bálint Ágnes László",
    "Kovács Szabó Nagy Tóth Kőműves Szűcs",
)
TURKISH = Culture(
    "turkish",
    "latin",
    "tr",
    "given first",
    "Ayşe Çağla Emre Gökhan Işıl Oğuz Özlem Şebnem Ümit Yağmur",
    "Aydın Çelik Doğan Güneş Işık Kılıç Öztürk Şahin Yıldız",
)
MAORI = Culture(
    "maori",
    "latin",
    "mi",
    "given first",
    "Aroha Hēmi Mere Ngaire Tāne Wiremu",
    "Ngata Parata Rāwiri Te_Rangi",
)

EUROPE = (
    PORTUGUESE, FRENCH, BRITISH_AND_IRISH, SPANISH, GERMAN, NORDIC, POLISH, ROMANIAN,
    CROATIAN, HUNGARIAN, TURKISH, MAORI,
)  # fmt: skip
