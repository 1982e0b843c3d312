/** Contrast of a colour with white, after WCAG 2.2: the text on a council's colour is white. */

/** White text is readable on a colour from here on (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

function luminance(hex: string): number {
	const channel = (at: number) => {
		const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of `#rrggbb` with white, 1 to 21. */
export const contrastWithWhite = (hex: string): number => 1.05 / (luminance(hex) + 0.05);
