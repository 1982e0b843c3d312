import { BackLink, Button, InsetText, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Tile, TileList } from "../../../../components/tiles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { RecordHome } from "../records-page.server";

/** The home of a record for a professional: what was shared, and until when. */
export function RecordHomeView({ page: { head, age, born, doors, until } }: { page: RecordHome }) {
	const { t, paths } = useSpeech();
	const { child, unread } = head;
	return (
		<>
			<BackLink href={paths.records()}>{t("staff-records:title")}</BackLink>
			<PageHeading caption={born} lead={age}>
				<bdi>{child.name}</bdi>
			</PageHeading>
			{unread ? <WarningText>{t("health-record:home.unread")}</WarningText> : null}
			<InsetText>
				{until} {t("staff-records:only-shared")}
			</InsetText>
			<TileList columns={2}>
				{doors.map(({ page, title }) => (
					<Tile key={page} href={paths.record(child.id, page)} title={title} />
				))}
			</TileList>
			<form method="post">
				<Button variant="secondary" name="do" value="leave">
					{t("staff-records:leave")}
				</Button>
			</form>
		</>
	);
}
