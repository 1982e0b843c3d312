import { Tag, type TagColour } from "../../../components/govuk";
import type { EntryStatus } from "../../../model/publishing/entry";
import { useSpeech } from "../../../platform/i18n/context";

const COLOURS: Record<EntryStatus, TagColour | undefined> = {
	draft: "grey",
	"in-review": "blue",
	"changes-requested": "orange",
	scheduled: "purple",
	published: "green",
	withdrawn: "red",
	archived: "grey",
};

export function StatusTag({ status }: { status: EntryStatus }) {
	const { t } = useSpeech();
	return <Tag colour={COLOURS[status]}>{t(`staff:status.${status}`)}</Tag>;
}
