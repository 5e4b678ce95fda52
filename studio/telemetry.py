"""Spans of model calls for OpenTelemetry, where AUTEUR_TRACING=otel says so; else nothing is sent.

A span has the model, tokens, price and times, by the conventions for generative AI. It has no text:
prompts and answers stay in the log of the home.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from film.writing.calls import Outcome, Trace


def spans(tracing: str) -> Callable[[Trace], None]:
    """Where calls are told. The exporter reads OTEL_EXPORTER_OTLP_ENDPOINT and its kin itself."""
    if tracing != "otel":
        return lambda trace: None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.trace import Status, StatusCode

    provider = TracerProvider(resource=Resource.create({"service.name": "auteur"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("auteur")

    def tell(trace: Trace) -> None:
        ended = time.time_ns()
        began = ended - round(trace.seconds * 1e9)
        span = tracer.start_span(f"chat {trace.model}", start_time=began)
        span.set_attributes(attributes(trace))
        if trace.outcome is Outcome.FAILED:
            span.set_status(Status(StatusCode.ERROR))
        span.end(end_time=ended)

    return tell


def attributes(trace: Trace) -> dict[str, str | int | float]:
    """What a span says of a call: no word of the film."""
    said: dict[str, str | int | float] = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": trace.engine,
        "gen_ai.request.model": trace.model,
        "gen_ai.usage.input_tokens": trace.tokens_in,
        "gen_ai.usage.output_tokens": trace.tokens_out,
        "gen_ai.response.finish_reasons": trace.outcome.value,
        "auteur.prompt": trace.prompt,
        "auteur.prompt.digest": trace.digest,
        "auteur.first_words_s": trace.first_s,
        "auteur.tries": trace.tries,
    }
    return said if trace.micros is None else said | {"auteur.cost.micros": trace.micros}
