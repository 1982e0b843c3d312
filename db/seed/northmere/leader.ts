import type { CouncilSettings } from "../../../app/model/councils/settings";

/** The named leader for Start for Life, and her foreword to the printed offer. */
export const leader: CouncilSettings["leader"] = {
	name: "Marian Holloway",
	role: {
		en: "Director of Children's Services and leader for Start for Life",
		pl: "Dyrektor ds. usług dla dzieci, odpowiedzialna za Start for Life",
		ro: "Directoarea serviciilor pentru copii și responsabilă pentru Start for Life",
		ur: "ڈائریکٹر برائے خدماتِ اطفال اور سٹارٹ فار لائف کی سربراہ",
		ar: "مديرة خدمات الأطفال والمسؤولة عن برنامج Start for Life",
		bn: "শিশু পরিষেবার পরিচালক ও স্টার্ট ফর লাইফের প্রধান",
	},
	foreword: {
		en: [
			"The first 1,001 days, from pregnancy to the age of two, shape a child's whole life. They can also be lonely and tiring days. No family in Northmere should go through them alone.",
			"This booklet says what is here for you, who it is for and how to get it. Most of it is free, and you do not need to be in trouble to use it. Come in, call or send a text. If you ask the wrong person, they will find the right one.",
			"Parents helped us write it. If something is wrong or missing, tell us, and we will put it right.",
		].join("\n\n"),
		pl: [
			"Pierwsze 1001 dni, od ciąży do drugich urodzin, kształtuje całe życie dziecka. Bywają to też dni samotne i męczące. Żadna rodzina w Northmere nie powinna przechodzić przez nie sama.",
			"Ta broszura mówi, co dla Was mamy, dla kogo to jest i jak z tego skorzystać. Większość jest bezpłatna i nie trzeba mieć kłopotów, żeby przyjść. Przyjdź, zadzwoń lub wyślij SMS. Jeśli trafisz do niewłaściwej osoby, znajdzie ona właściwą.",
			"W jej pisaniu pomogli rodzice. Jeśli coś jest błędne lub czegoś brakuje, powiedz nam, a poprawimy to.",
		].join("\n\n"),
		ro: [
			"Primele 1001 de zile, din sarcină până la doi ani, modelează întreaga viață a copilului. Pot fi și zile de singurătate și oboseală. Nicio familie din Northmere nu ar trebui să treacă singură prin ele.",
			"Această broșură vă spune ce vă oferim, pentru cine este și cum puteți beneficia. Cele mai multe servicii sunt gratuite și nu trebuie să aveți probleme ca să le folosiți. Veniți, sunați sau trimiteți un SMS. Dacă întrebați persoana nepotrivită, ea o va găsi pe cea potrivită.",
			"Părinții ne-au ajutat să o scriem. Dacă ceva este greșit sau lipsește, spuneți-ne și vom corecta.",
		].join("\n\n"),
		ur: [
			"حمل سے دو سال کی عمر تک کے پہلے 1001 دن بچے کی پوری زندگی بناتے ہیں۔ یہ دن تنہائی اور تھکن کے بھی ہو سکتے ہیں۔ نارتھ میر میں کسی خاندان کو یہ دن اکیلے نہیں گزارنے چاہئیں۔",
			"یہ کتابچہ بتاتا ہے کہ یہاں آپ کے لیے کیا ہے، کس کے لیے ہے اور کیسے ملتا ہے۔ زیادہ تر چیزیں مفت ہیں، اور آنے کے لیے مشکل میں ہونا ضروری نہیں۔ آئیں، فون کریں یا ٹیکسٹ بھیجیں۔ اگر آپ غلط شخص سے پوچھیں گے تو وہ آپ کے لیے صحیح شخص ڈھونڈ لے گا۔",
			"اسے لکھنے میں والدین نے ہماری مدد کی۔ اگر کچھ غلط ہو یا رہ گیا ہو تو ہمیں بتائیں، ہم اسے درست کریں گے۔",
		].join("\n\n"),
		ar: [
			"إن أول 1001 يوم، من الحمل حتى عمر السنتين، تشكّل حياة الطفل كلها. وقد تكون أيضًا أيام وحدة وتعب. لا ينبغي لأي أسرة في نورثمير أن تمر بها وحدها.",
			"يخبرك هذا الكتيب بما نقدمه لك، ولمن هو، وكيف تحصل عليه. معظم الخدمات مجانية، ولا يلزم أن تكون في ضائقة لتستفيد منها. تعال إلينا أو اتصل أو أرسل رسالة نصية. وإذا سألت الشخص غير المناسب فسيجد لك المناسب.",
			"ساعدنا آباء وأمهات في كتابته. إذا كان فيه خطأ أو نقص فأخبرنا وسنصححه.",
		].join("\n\n"),
		bn: [
			"গর্ভাবস্থা থেকে দুই বছর বয়স পর্যন্ত প্রথম ১০০১ দিন শিশুর সারা জীবন গড়ে দেয়। দিনগুলো একাকী ও ক্লান্তিকরও হতে পারে। নর্থমিয়ারের কোনো পরিবারকে যেন একা এই দিনগুলো পার করতে না হয়।",
			"এখানে আপনার জন্য কী আছে, কার জন্য আছে আর কীভাবে পাবেন, এই পুস্তিকা তা বলে। বেশির ভাগই বিনামূল্যে, আর এগুলো ব্যবহার করতে বিপদে থাকার দরকার নেই। আসুন, ফোন করুন বা টেক্সট পাঠান। ভুল মানুষকে জিজ্ঞাসা করলেও তিনি ঠিক মানুষটিকে খুঁজে দেবেন।",
			"বাবা-মায়েরা এটি লিখতে আমাদের সাহায্য করেছেন। কিছু ভুল বা বাদ থাকলে আমাদের জানান, আমরা ঠিক করে দেব।",
		].join("\n\n"),
	},
};
