import { Button, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { Comparison } from "../../../publishing/components/comparison";
import type { ConflictPage } from "../entry-edit.server";

/** Somebody else changed the entry meanwhile: what stands there now and what was typed here, and which is to stay. */
export function ConflictView({ conflict }: { conflict: ConflictPage }) {
	const { t } = useSpeech();
	const { by, sections, fields, revision, theirsHref } = conflict;
	return (
		<>
			<PageHeading>{t("staff-editorial:conflict.title")}</PageHeading>
			<WarningText>
				{by ? t("staff-editorial:conflict.by", { name: by }) : t("staff-editorial:conflict.elsewhere")}
			</WarningText>
			{sections.length > 0 ? (
				<Comparison
					sections={sections}
					before={t("staff-editorial:conflict.theirs")}
					after={t("staff-editorial:conflict.mine")}
				/>
			) : (
				<p className="govuk-body">{t("staff-editorial:conflict.elsewhereOnly")}</p>
			)}
			<form method="post">
				<input type="hidden" name="revision" value={revision} />
				{placed(fields).map(({ key, value: { name, value } }) => (
					<input key={key} type="hidden" name={name} value={value} />
				))}
				<div className="govuk-button-group">
					<Button name="intent" value="save">
						{t("staff-editorial:conflict.useMine")}
					</Button>
					<a className="govuk-link" href={theirsHref}>
						{t("staff-editorial:conflict.useTheirs")}
					</a>
				</div>
			</form>
		</>
	);
}

/** A name may stand there several times: fields are told apart by their places. */
const placed = <T,>(all: readonly T[]) => all.map((value, at) => ({ key: String(at), value }));
