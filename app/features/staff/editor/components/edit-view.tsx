import { BackLink, Button, ErrorSummary, InsetText, NotificationBanner } from "../../../../components/govuk";
import { islandUrl } from "../../../../components/island";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { EditPage } from "../entry-edit.server";
import { FilledFields } from "./fields";
import { SectionFields } from "./section-fields";
import { SectionList } from "./section-list";

/** One section of the editor: the way through all of them beside its form. */
export function EditView({ page }: { page: EditPage }) {
	const { t } = useSpeech();
	const { kind, slug, values, errors, facts, within, waits, done } = page;
	const isList = slug === "times";
	return (
		<>
			<BackLink href={page.backHref} />
			<ErrorSummary errors={errors} />
			{done && errors.length === 0 ? (
				<NotificationBanner success>{t(`staff-editorial:edit.done.${done}`)}</NotificationBanner>
			) : null}
			<div className="app-editor">
				<SectionList sections={page.sections} checkHref={page.checkHref} />
				<div className="app-editor__form">
					<PageHeading caption={page.entryTitle}>{t(`staff-editorial:section.${slug}`)}</PageHeading>
					{waits ? <InsetText>{t(`staff-editorial:edit.waits.${waits}`)}</InsetText> : null}
					<form method="post" noValidate data-autosave={isList ? undefined : page.autosaveHref}>
						{/* Enter in a field presses a form's first button, which is to save and not to take a row away. */}
						<button className="app-default-button" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden />
						<input type="hidden" name="revision" value={page.revision} />
						<FilledFields values={values} errors={errors}>
							<SectionFields kind={kind} slug={slug} facts={facts} />
						</FilledFields>
						<div className="govuk-button-group app-editor__buttons">
							<Button name="intent" value="save">
								{t(within ? "staff-sections:session.save" : "staff-editorial:edit.save")}
							</Button>
							{within ? null : (
								<Button variant="secondary" name="intent" value="save-close">
									{t("staff-editorial:edit.saveClose")}
								</Button>
							)}
							{facts.session?.stored ? (
								<Button variant="warning" name="intent" value="remove">
									{t("staff-sections:session.remove")}
								</Button>
							) : null}
						</div>
						{isList ? null : (
							<p
								className="govuk-hint app-autosave"
								role="status"
								data-autosave-status
								data-failed={t("staff-editorial:autosave.failed")}
								data-signed-out={t("staff-editorial:autosave.signedOut")}
							/>
						)}
					</form>
				</div>
			</div>
			{isList ? null : <script type="module" src={islandUrl("autosave")} />}
		</>
	);
}
