import type { WordsSeed } from "../../kinds";

export const romanian: Record<string, WordsSeed> = {
	"baby-and-us": {
		name: "Noi și bebelușul",
		summary: "Un curs de șase săptămâni pentru primele luni: plâns, somn, joacă și cum vă simțiți dumneavoastră.",
		description:
			"Veniți împreună cu bebelușul. Fiecare săptămână are o temă și mult timp de vorbă. Bebelușii pot plânge, mânca și fi schimbați: nu deranjează pe nimeni.\n\nCursul este condus de două persoane pregătite. Una dintre ele este părinte din Northmere.",
		howToJoin: "Sunați, trimiteți un SMS sau întrebați la orice centru.",
	},
	"baby-clinic": {
		name: "Cabinetul pentru bebeluși",
		summary: "Cântăriți bebelușul și întrebați un health visitor (asistentă comunitară) orice. Fără programare.",
		description:
			"Aduceți cartea roșie (red book). Bebelușul se dezbracă pentru a fi cântărit; avem saltele calde și păturici.\n\nMulți părinți întreabă despre somn, plâns, piele, hrănire sau primele alimente. Nicio întrebare nu este prea mică.\n\nCea mai aglomerată este prima jumătate de oră.",
		howToJoin: "Veniți pur și simplu.",
	},
	"stay-and-play": {
		name: "Joacă împreună cu părinții (stay and play)",
		summary: "Jucării, cântece și o gustare pentru copiii sub 5 ani și adulții care îi însoțesc.",
		description:
			"Puteți sta tot timpul sau puteți veni mai târziu. Avem un colț pentru bebeluși, o masă de pictat și un cântec la sfârșit.\n\nLa fața locului sunt oameni pe care îi puteți întreba despre somn, mâncare, grădiniță sau bani.",
		howToJoin: "Veniți pur și simplu.",
	},
	"breastfeeding-cafe": {
		name: "Cafeneaua alăptării",
		summary: "Ajutor la alăptare, prăjituri și alți părinți care știu cum este.",
		description:
			"Veniți cu o întrebare sau pentru companie. O persoană instruită poate privi cum alăptați și vă poate ajuta cu sfârcurile dureroase, atașarea la sân și cât de des să alăptați.\n\nSunteți însărcinată? Veniți să vedeți cum este. Partenerii și frații sunt bineveniți.",
		howToJoin: "Veniți pur și simplu, la orice oră în timpul întâlnirii.",
	},
	"feeding-line": {
		name: "Linia pentru alăptare și hrănire",
		summary: "Sunați un părinte instruit despre alăptare sau biberon, și seara, și în weekend.",
		howToJoin: "Sunați gratuit sau trimiteți un SMS și vă sunăm noi.",
	},
	"midwife-appointments": {
		name: "Consultații la moașă",
		summary: "Controale cu moașa dumneavoastră, de la începutul sarcinii până la 10 zile după naștere.",
		howToJoin: "Completați formularul de pe site sau sunați. O moașă vă sună înapoi în 3 zile lucrătoare.",
	},
	"maternity-helpline": {
		name: "Linia telefonică de maternitate",
		summary: "Vorbiți cu o moașă, zi sau noapte, dacă vă îngrijorează ceva în sarcină sau după naștere.",
		description:
			"Sunați dacă bebelușul se mișcă mai puțin decât de obicei, dacă sângerați, dacă vi s-a rupt apa sau credeți că a început travaliul. Nu așteptați niciodată până dimineață.\n\nVeți vorbi cu o moașă. Ea vă va spune dacă trebuie să veniți.",
		howToJoin: "Sunați la orice oră. În caz de urgență sunați la 999.",
	},
	"new-birth-visit": {
		name: "Vizita după naștere",
		summary: "Health visitor (asistenta comunitară) vine acasă când bebelușul are aproximativ 2 săptămâni.",
	},
	"health-visitor-text-line": {
		name: "SMS către un health visitor (asistentă comunitară)",
		summary: "Trimiteți un SMS despre copilul dumneavoastră și vă răspunde un health visitor.",
		howToJoin: "Trimiteți un SMS. Puteți scrie în limba dumneavoastră.",
	},
	chatterbox: {
		name: "Chatterbox: întâlnire cu logopedul",
		summary: "Vă îngrijorează vorbirea copilului? Un logoped se joacă împreună cu copilul și cu dumneavoastră.",
		howToJoin: "Veniți pur și simplu. Nu aveți nevoie de trimitere.",
	},
	"money-advice": {
		name: "Sfaturi despre bani și ajutoare sociale",
		summary: "Vorbiți cu un consilier despre datorii, ajutoare, facturi sau o scrisoare care vă sperie.",
		howToJoin: "Veniți la o întâlnire sau sunați.",
	},
	"safe-harbour-helpline": {
		name: "Linia de ajutor Safe Harbour",
		summary: "Cineva cu care să vorbiți, zi și noapte, dacă vă este frică de partener sau de cineva din familie.",
		howToJoin: "Sunați la orice oră.",
	},
	"register-a-birth": {
		name: "Înregistrarea nașterii",
		summary: "Înregistrați nașterea în 6 săptămâni, la primărie sau la un centru pentru familii.",
		howToJoin: "Programați-vă pe site sau prin telefon.",
		costNote: "Înregistrarea este gratuită. Fiecare copie a certificatului costă £12.50.",
	},
	"childcare-finder": {
		name: "Găsiți îngrijire pentru copil",
		summary: "Găsiți o grădiniță sau o bonă autorizată și aflați ce ore gratuite i se cuvin copilului.",
	},
	"pantry-and-baby-bank": {
		name: "Cămara și banca pentru bebeluși",
		summary: "Alimente la preț mic și scutece, haine și pătuțuri gratuite.",
		howToJoin: "Veniți pur și simplu. Nu aveți nevoie de scrisoare sau voucher.",
	},
	"romanian-families": {
		name: "Bun venit: dimineața familiilor românești",
		summary: "Cântece, joacă și ajutor cu formularele, în limba română.",
		description:
			"O întâlnire de joacă cu o lucrătoare pentru familii care vorbește românește. Vă poate ajuta cu un loc la grădiniță, un medic de familie, o școală sau o scrisoare pe care nu o înțelegeți.",
		howToJoin: "Veniți pur și simplu.",
	},
};
