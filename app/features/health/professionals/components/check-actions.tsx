import { Button } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ChecksPage } from "../../checks/checks-page.server";

/** What a professional can do on the page of reviews and checks, or with one entry of it. */
export function CheckActions({ page: { head, may }, of }: { page: ChecksPage; of?: string }) {
	const { t, paths } = useSpeech();
	const at = (rest: string) => paths.childRecord(head.child.id, `/checks/${rest}`);
	if (of === undefined) {
		return (
			<div className="govuk-button-group">
				{may.add.map((form) => (
					<Button key={form} href={at(form)} variant="secondary">
						{t(`staff-records:actions.${form}`)}
					</Button>
				))}
			</div>
		);
	}
	const can = may.with[of];
	return can ? (
		<p className="govuk-body">
			<a className="govuk-link" href={at(of)}>
				{t(`staff-records:actions.${can}`)}
			</a>
		</p>
	) : null;
}
