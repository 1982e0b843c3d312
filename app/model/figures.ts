/** The zero of each set of figures that keyboards of our languages write: Arabic, Persian and Urdu, Bengali. */
const ZEROS = [0x660, 0x6f0, 0x9e6];

/** A text with its figures as 0 to 9, from whichever keyboard: "৩ kg" as "3 kg". Signs between figures stay. */
export const plainFigures = (text: string): string =>
	text.replace(/\p{Nd}/gu, (figure) => {
		const code = figure.codePointAt(0) ?? 0;
		const zero = ZEROS.find((one) => code >= one && code < one + 10);
		return zero === undefined ? figure : String(code - zero);
	});
