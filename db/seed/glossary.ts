/** How the demo's councils translate the words that matter: as the product's own words do. By language, then by English. */
export const demoGlossary: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	pl: {
		"family hub": "centrum rodzinne",
		"health visitor": "health visitor",
		midwife: "położna",
		"red book": "czerwona książeczka",
	},
	ro: {
		"family hub": "centru pentru familii",
		"health visitor": "health visitor",
		midwife: "moașa",
		"red book": "cartea roșie",
	},
	ur: {
		"family hub": "فیملی ہب",
		"health visitor": "ہیلتھ وزیٹر",
		midwife: "مڈوائف",
		"red book": "ریڈ بک",
	},
	ar: {
		"family hub": "مركز أسرة",
		"health visitor": "الزائرة الصحية",
		midwife: "القابلة",
		"red book": "الكتاب الأحمر",
	},
	bn: {
		"family hub": "ফ্যামিলি হাব",
		"health visitor": "হেলথ ভিজিটর",
		midwife: "মিডওয়াইফ",
		"red book": "রেড বুক",
	},
};
