import { Button, InsetText, NotificationBanner } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Tile, TileList } from "../../../../components/tiles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ChildrenPage } from "../children-page.server";

export function ChildrenView({ page }: { page: ChildrenPage }) {
	const { t, paths } = useSpeech();
	const { children, waits, gotten } = page;
	return (
		<>
			{gotten ? <NotificationBanner success>{t("health-record:gotten")}</NotificationBanner> : null}
			<PageHeading lead={t("health-record:lead")}>{t("health-record:title")}</PageHeading>
			{waits ? <InsetText>{t("health-record:waiting")}</InsetText> : null}
			{children.length === 0 ? (
				<p className="govuk-body">{t("health-record:none")}</p>
			) : (
				<TileList columns={2}>
					{children.map(({ id, name, age, born }) => (
						<Tile key={id} href={paths.childRecord(id)} title={<bdi>{name}</bdi>}>
							{age === null ? born : `${age}. ${born}`}
						</Tile>
					))}
				</TileList>
			)}
			<Button href={paths.claimRedBook()} variant={children.length === 0 ? undefined : "secondary"}>
				{t("health-record:get")}
			</Button>
			<form method="post" action={paths.signOut()}>
				<Button variant="secondary">{t("accounts:account.sign-out")}</Button>
			</form>
		</>
	);
}
