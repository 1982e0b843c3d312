import { useSpeech } from "../../../../platform/i18n/context";
import { OFFLINE_KINDS } from "../offline-kinds";
import { Say } from "./say";
import { WriteForm } from "./write-form";

/** Writing something down without a network, and what waits to be sent. A script fills both in, once the PIN is given. */
export function WriteDown() {
	const { t, paths, language } = useSpeech();
	const kinds = OFFLINE_KINDS.map((kind) => ({
		kind,
		title: t(kind === "growth" ? "health-offline:write.weight" : `health-sections:${kind}.add`),
	}));
	return (
		<div className="app-measure" data-offline="entries" data-send={paths.sendOffline()} lang={language.code} hidden>
			<div role="status">
				<Say when="keptHere">{t("health-offline:write.kept")}</Say>
				<Say when="sent">{t("health-offline:waiting.sent")}</Say>
				<Say when="later">{t("health-offline:waiting.later")}</Say>
				<Say when="signedOut" error>
					{t("health-offline:waiting.signedOut")}{" "}
					<a className="govuk-link" href={paths.signIn({ for: "family", return: paths.openOffline() })}>
						{t("health-offline:waiting.signIn")}
					</a>
				</Say>
				<Say when="otherPerson" error>
					{t("health-offline:send.otherPerson")}
				</Say>
				<Say when="full" error>
					{t("health-offline:write.full")}
				</Say>
				<Say when="empty" error>
					{t("health-offline:write.empty")}
				</Say>
			</div>
			<section data-offline="waiting" hidden>
				<h2 className="govuk-heading-m">{t("health-offline:waiting.title")}</h2>
				<p className="govuk-body">{t("health-offline:waiting.lead")}</p>
				<div data-offline="list" />
				<button type="button" className="govuk-button" data-offline="send">
					{t("health-offline:waiting.send")}
				</button>
			</section>
			<section>
				<h2 className="govuk-heading-m">{t("health-offline:write.title")}</h2>
				<p className="govuk-body">{t("health-offline:write.lead")}</p>
				<div className="govuk-button-group">
					{kinds.map(({ kind, title }) => (
						<button key={kind} type="button" className="govuk-button govuk-button--secondary" data-offline-write={kind}>
							{title}
						</button>
					))}
				</div>
				<form data-offline="write" noValidate hidden />
			</section>
			{kinds.map(({ kind, title }) => (
				<WriteForm key={kind} kind={kind} title={title} />
			))}
			<template data-offline-card="">
				<article className="app-answer app-answer--guardian">
					<h3 className="govuk-heading-s" data-card="title">
						{t("health-offline:waiting.state")}
					</h3>
					<dl className="govuk-summary-list" data-card="rows" />
					<p className="govuk-body govuk-!-font-weight-bold" data-card="state">
						{t("health-offline:waiting.state")}
					</p>
					<div data-card="refused" hidden>
						<p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">
							{t("health-offline:waiting.refused")}
						</p>
						<div data-card="words" />
						<div data-card="standing" hidden>
							<p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">
								{t("health-offline:waiting.standing")}
							</p>
							<div data-card="others" />
						</div>
					</div>
					<div className="govuk-button-group">
						{(["confirm", "change", "drop"] as const).map((what) => (
							<button
								key={what}
								type="button"
								className="govuk-button govuk-button--secondary govuk-!-margin-bottom-1"
								data-offline-do={what}
							>
								{t(`health-offline:waiting.${what}`)}
							</button>
						))}
					</div>
				</article>
			</template>
		</div>
	);
}
