import { PageHeading } from "../../../../components/page-heading";
import { Tile, TileList } from "../../../../components/tiles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { AdministrationPage } from "../administration.server";

/** The doors to what administrators look after, one line each. */
export function AdministrationView({ page: { doors } }: { page: AdministrationPage }) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("staff-administration:lead")}>{t("staff:nav.administration")}</PageHeading>
			<TileList columns={2}>
				{doors.map(({ key, href }) => (
					<Tile key={key} href={href} title={t(`staff-administration:link.${key}`)}>
						{t(`staff-administration:${key}`)}
					</Tile>
				))}
			</TileList>
		</>
	);
}
