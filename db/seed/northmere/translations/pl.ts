import type { WordsSeed } from "../../kinds";

export const polish: Record<string, WordsSeed> = {
	"baby-and-us": {
		name: "Ja i moje dziecko",
		summary: "Sześciotygodniowy kurs na pierwsze miesiące: płacz, sen, zabawa i Twoje samopoczucie.",
		description:
			"Przychodzisz z dzieckiem. Co tydzień jest jeden temat i dużo czasu na rozmowę. Dzieci mogą płakać, jeść i być przewijane: nikomu to nie przeszkadza.\n\nZajęcia prowadzą dwie przeszkolone osoby. Jedna z nich jest rodzicem z Northmere.",
		howToJoin: "Zadzwoń, wyślij SMS albo zapytaj w dowolnym centrum.",
	},
	"baby-clinic": {
		name: "Poradnia dla niemowląt",
		summary: "Zważ dziecko i zapytaj health visitor (pielęgniarkę środowiskową) o wszystko. Bez umawiania.",
		description:
			"Przynieś czerwoną książeczkę (red book). Do ważenia dziecko trzeba rozebrać; mamy ciepłe maty i kocyki.\n\nRodzice często pytają o sen, płacz, skórę, karmienie i pierwsze posiłki. Żadne pytanie nie jest zbyt błahe.\n\nNajwięcej osób przychodzi w pierwszej półgodzinie.",
		howToJoin: "Po prostu przyjdź.",
	},
	"stay-and-play": {
		name: "Zabawa z rodzicami (stay and play)",
		summary: "Zabawki, piosenki i przekąska dla dzieci do 5 lat i dorosłych, którzy z nimi przyjdą.",
		description:
			"Możesz zostać cały czas albo przyjść później. Jest kącik dla niemowląt, stolik do malowania i piosenka na koniec.\n\nNa miejscu są pracownicy, których można zapytać o sen, jedzenie, przedszkole lub pieniądze.",
		howToJoin: "Po prostu przyjdź.",
	},
	"breastfeeding-cafe": {
		name: "Kawiarenka karmienia piersią",
		summary: "Pomoc w karmieniu piersią, ciasto i rodzice, którzy wiedzą, jak to jest.",
		description:
			"Przyjdź z pytaniem albo dla towarzystwa. Przeszkolona osoba może przyjrzeć się karmieniu i pomóc przy bolących brodawkach, przystawianiu dziecka i ustaleniu, jak często karmić.\n\nJesteś w ciąży? Przyjdź i zobacz, jak to wygląda. Partnerzy i rodzeństwo są mile widziani.",
		howToJoin: "Po prostu przyjdź, o dowolnej porze podczas spotkania.",
	},
	"feeding-line": {
		name: "Linia wsparcia w karmieniu",
		summary: "Zadzwoń do przeszkolonego rodzica w sprawie karmienia piersią lub butelką, także wieczorem i w weekend.",
		howToJoin: "Zadzwoń bezpłatnie albo wyślij SMS, a oddzwonimy.",
	},
	"midwife-appointments": {
		name: "Wizyty u położnej",
		summary: "Badania u własnej położnej od początku ciąży do 10. dnia życia dziecka.",
		howToJoin: "Wypełnij formularz na naszej stronie lub zadzwoń. Położna oddzwoni w ciągu 3 dni roboczych.",
	},
	"maternity-helpline": {
		name: "Telefon do położnej",
		summary: "Porozmawiaj z położną w dzień lub w nocy, jeśli coś Cię niepokoi w ciąży lub po porodzie.",
		description:
			"Zadzwoń, jeśli dziecko rusza się mniej niż zwykle, jeśli krwawisz, odeszły Ci wody lub myślisz, że zaczął się poród. Nigdy nie czekaj do rana.\n\nPorozmawiasz z położną. Powie Ci, czy masz przyjechać.",
		howToJoin: "Dzwoń o każdej porze. W nagłym wypadku dzwoń pod 999.",
	},
	"new-birth-visit": {
		name: "Wizyta po narodzinach",
		summary: "Health visitor (pielęgniarka środowiskowa) przychodzi do domu, gdy dziecko ma około 2 tygodni.",
	},
	"health-visitor-text-line": {
		name: "SMS do health visitor (pielęgniarki środowiskowej)",
		summary: "Wyślij SMS z pytaniem o dziecko. Odpowie health visitor.",
		howToJoin: "Wyślij SMS. Możesz pisać w swoim języku.",
	},
	chatterbox: {
		name: "Chatterbox: dyżur logopedy",
		summary: "Martwisz się, jak mówi Twoje dziecko? Logopeda pobawi się z Wami obojgiem.",
		howToJoin: "Po prostu przyjdź. Skierowanie nie jest potrzebne.",
	},
	"money-advice": {
		name: "Porady o pieniądzach i zasiłkach",
		summary: "Porozmawiaj z doradcą o długach, zasiłkach, rachunkach lub liście, który Cię przestraszył.",
		howToJoin: "Przyjdź na dyżur lub zadzwoń.",
	},
	"safe-harbour-helpline": {
		name: "Telefon pomocy Safe Harbour",
		summary: "Ktoś, z kim można porozmawiać w dzień i w nocy, jeśli boisz się partnera lub kogoś z rodziny.",
		howToJoin: "Dzwoń o każdej porze.",
	},
	"register-a-birth": {
		name: "Rejestracja narodzin",
		summary: "Zarejestruj dziecko w ciągu 6 tygodni w ratuszu albo w centrum rodzinnym.",
		howToJoin: "Umów się na naszej stronie lub telefonicznie.",
		costNote: "Rejestracja jest bezpłatna. Każdy odpis aktu kosztuje £12.50.",
	},
	"childcare-finder": {
		name: "Jak znaleźć opiekę nad dzieckiem",
		summary: "Znajdź żłobek, przedszkole lub opiekunkę i sprawdź, które bezpłatne godziny przysługują dziecku.",
	},
	"pantry-and-baby-bank": {
		name: "Spiżarnia i bank rzeczy dla niemowląt",
		summary: "Żywność za niewielką opłatą oraz bezpłatne pieluchy, ubranka i łóżeczka.",
		howToJoin: "Po prostu przyjdź. Nie trzeba pisma ani kuponu.",
	},
	"polish-stay-and-play": {
		name: "Bawmy się razem",
		summary: "Zabawa, piosenki i bajki po polsku dla dzieci do 5 lat.",
		description:
			"Zajęcia prowadzi dwoje rodziców mówiących po polsku. Zapraszamy wszystkie rodziny, także te, które chcą się uczyć. Mamy półkę z polskimi książkami do wypożyczenia.",
		howToJoin: "Po prostu przyjdź.",
	},
};
