"""Names from Africa and Asia that their bearers write in Latin letters."""

from turnabout.cli.demo_organisation.names.culture import Culture

KENYAN = Culture(
    "kenyan",
    "latin",
    "sw",
    "given first",
    "Achieng Amani Baraka Brian Esther Faith Imani Juma Kevin Kiprono Makena Mercy Mutua Neema Njeri Wangari"
    " Wanjiku Zawadi",
    "Barasa Chepkoech Kamau Kariuki Kibet Kiptoo Mutiso Muthoni Mwangi Njoroge Nyambura Nyong'o Ochieng Odhiambo"
    " Otieno Wafula Wambua",
)
IGBO = Culture(
    "igbo",
    "latin",
    "ig",
    "given first",
    "Chidi Chinedu Emeka Ifeoma Ngozi Nneka Obinna Uche",
    "Eze Nwosu Obi Okeke Okonkwo",
)
YORUBA = Culture(
    "yoruba",
    "latin",
    "yo",
    "given first",
    "Folake Oluwaseun Temitope Ayọ̀délé Bọ́lá Tunde",
    "Adebayo Balogun Ogunleye Olatunji",
)
AKAN = Culture(
    "akan",
    "latin",
    "en",
    "given first",
    "Adwoa Akua Ama Efua Kofi Kwame Yaw",
    "Appiah Asante Boakye Owusu",
)
SAHEL = Culture(
    "west-african-french",
    "latin",
    "fr",
    "given first",
    "Aïssatou Amadou Fatoumata Mariama Ousmane",
    "Diallo Koné N'Diaye Ouédraogo Touré Traoré",
)
INDIAN = Culture(
    "indian",
    "latin",
    "hi",
    "given first",
    "Aditi Ananya Arjun Deepa Farhan Gaurav Ishaan Kavya Lakshmi Manoj Meenakshi Nandini Pooja Prakash Rohan"
    " Sandeep Shreya Siddharth Sunita Vidya Vikram Zoya",
    "Acharya Banerjee Bhat Chatterjee D'Souza Deshpande Gowda Hegde Iyengar Joshi Kulkarni Menon Mukherjee Nair"
    " Patil Pillai Rao Reddy Shetty Verma",
)
PUNJABI = Culture(
    "punjabi",
    "latin",
    "pa",
    "given first",
    "Gurpreet Harpreet Jaspreet Manpreet Navdeep",
    "Dhillon Gill Grewal Sandhu Sidhu",
)
WEST_ASIAN = Culture(
    "west-asian",
    "latin",
    "ar",
    "given first",
    "Bilal Fatima Hamza Imran Maryam Nadia Omar Rania Salma Tariq Yusuf Zaynab",
    "al-Amin Benali Bensalem Farooqi Hussain Khalil Mahmoud Mansour Nasser Qureshi Sheikh",
)
CHINESE_ABROAD = Culture(
    "chinese-abroad",
    "latin",
    "zh",
    "given first",
    "Jia_Hui Mei-Ling Xiaoming Yichen Zhenyu",
    "Chen Huang Lin Wu Zhang",
)
VIETNAMESE = Culture(
    "vietnamese",
    "latin",
    "vi",
    "family first",
    "Minh_Anh Quốc_Bảo Thu_Hà Ngọc_Lan Đức_Long Thanh_Tùng Hồng_Nhung Khánh_Linh",
    "Nguyễn Trần Lê Phạm Hoàng Đặng Bùi Võ",
)
INDONESIAN = Culture(
    "indonesian",
    "latin",
    "id",
    "one name",
    "Hartono Kusumawati Suryadi Wulandari Prasetyo Suhartini",
)

SOUTH = (
    KENYAN, IGBO, YORUBA, AKAN, SAHEL, INDIAN, PUNJABI, WEST_ASIAN, CHINESE_ABROAD, VIETNAMESE, INDONESIAN,
)  # fmt: skip
