import { Tag, type TagColour } from "../../../../components/govuk";
import type { TranslationStatus } from "../../../../model/publishing/translations";

const COLOURS: Record<TranslationStatus, TagColour> = {
	missing: "grey",
	machine: "purple",
	outdated: "orange",
	checked: "green",
};

export function TranslationTag({ status, children }: { status: TranslationStatus; children: string }) {
	return <Tag colour={COLOURS[status]}>{children}</Tag>;
}
