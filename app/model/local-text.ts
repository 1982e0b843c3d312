/** A text in the language it was written in. Inside a page of another language it says so to machines. */
export interface LocalText {
	text: string;
	lang: string;
	dir: "ltr" | "rtl";
}
