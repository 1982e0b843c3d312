import type { Told } from "../../../../model/told";
import { Foreign } from "../../../../platform/i18n/context";

/** Short lines one under the other, each in its own language. */
export function ToldLines({ lines }: { lines: readonly Told[] }) {
	return lines.map((line) => <Foreign key={`${line.lang} ${line.text}`} told={line} as="div" />);
}
