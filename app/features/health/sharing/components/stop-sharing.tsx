import { Button } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";

/** One button, and what it shows is dead. */
export function StopSharing({ childId, shareId, about }: { childId: string; shareId: string; about?: string }) {
	const { t, paths } = useSpeech();
	return (
		<form method="post" action={paths.childRecord(childId, `/share/${shareId}`)}>
			<Button variant="warning">
				{t("health-sharing:stop")}
				{about ? <span className="govuk-visually-hidden"> ({about})</span> : null}
			</Button>
		</form>
	);
}
