import { Button } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { Comparison } from "../../../publishing/components/comparison";
import type { ConflictPage } from "../conflicts.server";

/** What staff have and what the source says, field by field, and the choice between them. */
export function ConflictView({ page, entryHref }: { page: ConflictPage; entryHref: string }) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading caption={t("staff-exchange:conflicts.source", { source: page.source })}>
				<span className="app-raw">{page.title}</span>
			</PageHeading>
			<p className="govuk-body">
				<a className="govuk-link" href={entryHref}>
					{t("staff-exchange:conflicts.entry")}
				</a>
			</p>
			{page.sections.length === 0 ? <p className="govuk-body">{t("staff-exchange:conflicts.nothing")}</p> : null}
			<Comparison
				sections={page.sections}
				before={t("staff-exchange:conflicts.ours")}
				after={t("staff-exchange:conflicts.theirs")}
			/>
			<form method="post">
				<input type="hidden" name="revision" value={page.revision} />
				<input type="hidden" name="seen" value={page.seen} />
				<p className="govuk-body app-measure">{t("staff-exchange:conflicts.keep-hint")}</p>
				<p className="govuk-body app-measure">{t("staff-exchange:conflicts.take-hint")}</p>
				<div className="govuk-button-group">
					<Button name="choice" value="keep">
						{t("staff-exchange:conflicts.keep")}
					</Button>
					<Button name="choice" value="take" variant="secondary">
						{t("staff-exchange:conflicts.take")}
					</Button>
				</div>
			</form>
		</>
	);
}
