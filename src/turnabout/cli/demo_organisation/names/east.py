"""Names in the scripts of East and South-East Asia."""

from turnabout.cli.demo_organisation.names.culture import Culture

CHINESE = Culture(
    "chinese",
    "han",
    "zh",
    "joined",
    "伟=wei 芳=fang 秀英=xiuying 敏=min 静=jing 建国=jianguo 晓明=xiaoming 雨涵=yuhan"
    " 子轩=zixuan 思远=siyuan 佳怡=jiayi",
    "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang 周=zhou 吴=wu",
)
CANTONESE = Culture(
    "cantonese",
    "han",
    "zh",
    "joined",
    "志明=chiming 美玲=meiling 詠詩=wingsze 俊傑=chunkit 嘉欣=kayan",
    "陳=chan 黃=wong 林=lam 何=ho 梁=leung",
)
JAPANESE = Culture(
    "japanese",
    "japanese",
    "ja",
    "family first",
    "翔太=shota 健一=kenichi 陽菜=hina さくら=sakura 大輔=daisuke 由美子=yumiko 蓮=ren 葵=aoi エミリ=emiri",
    "鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi",
)
KOREAN = Culture(
    "korean",
    "hangul",
    "ko",
    "joined",
    "민준=minjun 서연=seoyeon 지우=jiwoo 현우=hyunwoo 수빈=subin 하은=haeun 도윤=doyun 예진=yejin 영호=youngho",
    "김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim",
)
THAI = Culture(
    "thai",
    "thai",
    "th",
    "given first",
    "สมชาย=somchai มาลี=malee อรุณ=arun พิมพ์ใจ=pimjai กิตติ=kitti วราภรณ์=waraporn ณัฐพล=nattapon",
    "ศรีสุข=srisuk วงศ์ไทย=wongthai ทองดี=thongdee แสงจันทร์=saengjan บุญมี=boonmee สุขใจ=sukjai",
)

EAST = (CHINESE, CANTONESE, JAPANESE, KOREAN, THAI)
