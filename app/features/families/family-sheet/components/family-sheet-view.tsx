import { Fragment } from "react";
import { BackLink, Button, Input, Select } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { SearchPanel } from "../../../../components/search-panel";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { PostcodeNotice } from "../../words/components/postcode-notice";
import type { FamilySheet, SheetService } from "../family-sheet.server";

/** The questions, which are not printed, and two sheets of paper. */
export function FamilySheetView({ page }: { page: FamilySheet }) {
	const { t, paths } = useSpeech();
	const { council, asked, sheet } = page;
	const wrong = asked.problem && !asked.problem.elsewhere ? asked.problem.text : undefined;
	return (
		<>
			<div className="app-no-print">
				<BackLink href={paths.offer(council.slug)}>{t("offer:back")}</BackLink>
				<PageHeading lead={t("family-sheet:lead")}>{t("family-sheet:title")}</PageHeading>
				<SearchPanel action={paths.familySheet(council.slug)} label={t("family-sheet:title")}>
					<Input
						name="postcode"
						label={t("family-sheet:postcode")}
						labelSize="s"
						hint={t("family-sheet:postcodeHint")}
						width={10}
						autoComplete="postal-code"
						error={wrong}
						defaultValue={asked.postcode}
					/>
					<Select
						name="age"
						label={t("family-sheet:age")}
						labelSize="s"
						options={asked.ages}
						defaultValue={asked.age}
					/>
					<Button>{t("family-sheet:make")}</Button>
				</SearchPanel>
				{asked.problem?.elsewhere ? <PostcodeNotice problem={asked.problem} /> : null}
				<p className="govuk-hint app-measure">{t("family-sheet:keeps")}</p>
				{sheet ? <p className="govuk-body app-measure">{t("offer:howToPrint")}</p> : null}
			</div>
			{sheet ? <Sheets council={council} sheet={sheet} /> : null}
		</>
	);
}

function Sheets({ council, sheet }: { council: FamilySheet["council"]; sheet: NonNullable<FamilySheet["sheet"]> }) {
	const { t } = useSpeech();
	const { made, hub, lines, services, steps, web } = sheet;
	return (
		<div className="family-sheet">
			<h2 className="govuk-heading-l">
				<Foreign as="span" className="govuk-caption-m" text={{ text: council.name, lang: "en", dir: "ltr" }} />{" "}
				{t("family-sheet:heading")}
			</h2>
			<p className="govuk-body">{made}</p>
			{hub ? (
				<section>
					<h3 className="govuk-heading-m">{t("family-sheet:hub")}</h3>
					<p className="govuk-body">
						<strong>
							<Foreign text={hub.name} />
						</strong>
						<br />
						<bdi>{hub.address}</bdi>
						{[...hub.phones, ...hub.hours].map((line) => (
							<span key={line} className="family-sheet__line">
								<bdi>{line}</bdi>
							</span>
						))}
					</p>
				</section>
			) : null}
			<section>
				<h3 className="govuk-heading-m">{t("family-sheet:soon")}</h3>
				<p className="govuk-body">{services.length > 0 ? t("family-sheet:soonHint") : t("family-sheet:none")}</p>
				{services.map((service) => (
					<Service key={service.slug} service={service} />
				))}
			</section>
			<section>
				<h3 className="govuk-heading-m">{t("family-sheet:lines")}</h3>
				<p className="govuk-body">
					<strong>
						<bdi>999</bdi>
					</strong>{" "}
					{t("offer:helplines.emergencyAbout")}
					<br />
					<strong>
						<bdi>111</bdi>
					</strong>{" "}
					{t("offer:helplines.urgentAbout")}
				</p>
				{lines.map(({ id, name, about, contact, hours }) => (
					<p key={id} className="govuk-body">
						<strong>
							<Foreign text={name} />: <bdi>{contact}</bdi>
						</strong>
						<br />
						<Foreign text={about} />
						{(hours.length > 0 ? hours : [t("help:always")]).map((line) => (
							<span key={line} className="family-sheet__line">
								{line}
							</span>
						))}
					</p>
				))}
			</section>
			<section>
				<h3 className="govuk-heading-m">{t("family-sheet:toCome")}</h3>
				{steps.length > 0 ? (
					<>
						<ul className="govuk-list govuk-list--bullet">
							{steps.map((step) => (
								<li key={step}>{t(`family-sheet:step.${step}`)}</li>
							))}
						</ul>
						<p className="govuk-body">{t("family-sheet:toComeHint")}</p>
					</>
				) : (
					<p className="govuk-body">{t("family-sheet:allDone")}</p>
				)}
			</section>
			<section>
				<h3 className="govuk-heading-m">{t("family-sheet:redBook")}</h3>
				<p className="govuk-body">{t("red-book:reach.paper")}</p>
			</section>
			<section className="family-sheet__web">
				<svg viewBox={`0 0 ${web.qr.size} ${web.qr.size}`} role="img" aria-label={t("offer:cover.qr")}>
					<path d={web.qr.path} />
				</svg>
				<p className="govuk-body">
					{t("family-sheet:web")}
					<br />
					<bdi>{web.words}</bdi>
				</p>
			</section>
		</div>
	);
}

function Service({ service }: { service: SheetService }) {
	const { name, when, where, address, distance, facts, languages, phone } = service;
	return (
		<div className="family-sheet__service govuk-body">
			<strong>
				<Foreign text={name} />
			</strong>
			{when.map((line) => (
				<span key={line} className="family-sheet__line">
					{line}
				</span>
			))}
			{where ? (
				<span className="family-sheet__line">
					<Foreign text={where} />
					{distance ? ` · ${distance}` : null}
				</span>
			) : null}
			{address ? (
				<span className="family-sheet__line">
					<bdi>{address}</bdi>
				</span>
			) : null}
			<span className="family-sheet__line">
				{facts.map((fact, index) => (
					<Fragment key={fact.text}>
						{index > 0 ? " · " : null}
						<Foreign text={fact} />
					</Fragment>
				))}
				{phone ? (
					<>
						{" · "}
						<bdi>{phone}</bdi>
					</>
				) : null}
			</span>
			{languages ? <span className="family-sheet__line">{languages}</span> : null}
		</div>
	);
}
