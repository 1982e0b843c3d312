import { pathsFor } from "../paths";
import { useSpeech } from "../platform/i18n/context";
import { Icon } from "./icon";
import { usePagePath } from "./page-path";

const DOORS = ["services", "whatsOn", "hubs", "offer", "guidance", "help", "redBook", "shortlist"] as const;

/** The council's doors: a row on a wide screen, folded under "Menu" on a phone. */
export function MainNavigation({ council }: { council: string }) {
	const { t, paths } = useSpeech();
	const [here = ""] = usePagePath().split("?");
	const english = pathsFor("en");
	return (
		<nav className="app-nav app-no-print" aria-label={t("common:nav.label")}>
			<details className="app-unfolds govuk-width-container">
				<summary className="app-nav__summary">
					<Icon name="list" />
					{t("common:nav.menu")}
				</summary>
				<ul className="app-nav__list">
					{DOORS.map((door) => {
						const target = english[door](council);
						const current = here === target ? "page" : here.startsWith(`${target}/`) ? "true" : undefined;
						return (
							<li key={door}>
								<a className="app-nav__link" href={paths[door](council)} aria-current={current}>
									{t(`common:nav.${door}`)}
								</a>
							</li>
						);
					})}
				</ul>
			</details>
		</nav>
	);
}
