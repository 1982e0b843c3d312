import type { LocalText } from "../../../../model/local-text";
import { Foreign } from "../../../../platform/i18n/context";

/** Short lines one under the other, each in its own language. */
export function TextLines({ lines }: { lines: readonly LocalText[] }) {
	return lines.map((line) => <Foreign key={`${line.lang} ${line.text}`} text={line} as="div" />);
}
