import { machinePaths } from "../paths";
import { useSpeech } from "../platform/i18n/context";
import type { FrameCouncil } from "./frame-council";

interface PageFooterProps {
	council?: FrameCouncil;
	/** Not where the header has it, or where a page failed. */
	account: boolean;
}

/** A page that is the same for all cannot know who reads it: the way to the account asks those to sign in who have not. */
export function PageFooter({ council, account }: PageFooterProps) {
	const { t, paths } = useSpeech();
	return (
		<footer className="app-footer">
			<div className="govuk-width-container">
				<h2 className="govuk-visually-hidden">{t("common:footer.title")}</h2>
				<ul className="app-footer__links app-no-print">
					<li>
						<a href={paths.accessibility()}>{t("common:footer.accessibility")}</a>
					</li>
					<li>
						<a href={paths.privacy()}>{t("common:footer.privacy")}</a>
					</li>
					<li>
						<a href={paths.aboutTheData()}>{t("common:footer.data")}</a>
					</li>
					{council ? (
						<>
							<li>
								<a href={paths.comments(council.slug)}>{t("common:footer.comments")}</a>
							</li>
							<li>
								<a href={machinePaths.openReferral(council.slug)}>{t("common:footer.feed")}</a>
							</li>
							<li>
								<a href={paths.start()}>{t("common:footer.areas")}</a>
							</li>
						</>
					) : null}
					{account ? (
						<li>
							<a href={paths.account()}>{t("accounts:account.title")}</a>
						</li>
					) : null}
				</ul>
				<p className="app-footer__note">
					{council ? t("common:footer.published", { council: council.name }) : t("common:footer.built")}
				</p>
			</div>
		</footer>
	);
}
