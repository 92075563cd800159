"""Names in the scripts of India."""

from turnabout.cli.demo_organisation.names.culture import Culture

DEVANAGARI = Culture(
    "hindi-and-marathi",
    "devanagari",
    "hi",
    "given first",
    "अनन्या=ananya आरव=aarav प्रिया=priya रोहित=rohit सीमा=seema विक्रम=vikram कविता=kavita संजय=sanjay मीरा=meera"
    " अर्जुन=arjun नेहा=neha",
    "शर्मा=sharma वर्मा=verma गुप्ता=gupta सिंह=singh पाटिल=patil जोशी=joshi मिश्रा=mishra यादव=yadav देशमुख=deshmukh"
    " चौहान=chauhan",
)
KANNADA = Culture(
    "kannada",
    "kannada",
    "kn",
    "given first",
    "ಸುಮಾ=suma ರವಿ=ravi ಲಕ್ಷ್ಮಿ=lakshmi ಮಂಜುನಾಥ=manjunath",
    "ಗೌಡ=gowda ಹೆಗ್ಡೆ=hegde ಶೆಟ್ಟಿ=shetty ರಾವ್=rao",
)
TAMIL = Culture(
    "tamil",
    "tamil",
    "ta",
    "given first",
    "கவிதா=kavitha முருகன்=murugan செல்வி=selvi அருண்=arun மீனா=meena",
    "குமார்=kumar ராஜன்=rajan சுப்பிரமணியம்=subramaniam நடராஜன்=natarajan",
)
BENGALI = Culture(
    "bengali",
    "bengali",
    "bn",
    "given first",
    "অনিন্দিতা=anindita সৌরভ=sourav মিতা=mita রাহুল=rahul",
    "সেন=sen দাস=das বসু=basu ঘোষ=ghosh",
)
GURMUKHI = Culture(
    "gurmukhi",
    "gurmukhi",
    "pa",
    "given first",
    "ਗੁਰਪ੍ਰੀਤ=gurpreet ਹਰਜੀਤ=harjit ਮਨਦੀਪ=mandeep",
    "ਸੰਧੂ=sandhu ਢਿੱਲੋਂ=dhillon ਗਰੇਵਾਲ=grewal",
)

INDIA = (DEVANAGARI, KANNADA, TAMIL, BENGALI, GURMUKHI)
