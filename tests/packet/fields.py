"""Values of one field each, as YAML, with the verdict that the owner's document gives."""

from __future__ import annotations

# what engineers write there, and may
HARMLESS: dict[str, tuple[str, ...]] = {
    "request_body_summary": (
        "'one user message, eleven words, no customer text'",
        "'model and messages only; everything else left at its default'",
        "'messages array with two entries, temperature 0, max_tokens 16'",
        "'harmless greeting, stream true'",
        "'the placeholder prompt from the runbook'",
        "'documented minimal request with the harmless placeholder'",
        "'POST body of 212 bytes: model, one message, stream'",
        "'a JSON object with three documented fields'",
        "'list of two messages with placeholder content'",
        "'input is a string of five words, instructions absent'",
        "'empty messages array on purpose, to reach the error path'",
        "'generated payload, 1 KB of the letter a'",
        "'same request as in step 1, with stream set to true'",
    ),
    "response_body_summary": (
        "'error object with code, message and type; message omitted'",
        "'200 with an empty choices array'",
        "'HTML error page instead of JSON, 1.2 KB'",
        "'empty body'",
        "'no body at all'",
        "'omitted'",
        "'not captured'",
        "'one chunk, then the connection closed'",
        "'the answer is cut after four tokens; finish_reason length'",
        "'usage missing; all other documented fields present'",
        "'content is null, tool_calls has one entry'",
        "'a string where an object is documented'",
        "'plain text instead of JSON'",
        "'truncated JSON, 96 bytes'",
        "'error envelope nested twice'",
        "'two choices where n was 1'",
        "'same shape as documented, plus one undocumented field'",
        "'id, object, created, model, choices, usage'",
        "'output has one item of type message, status completed'",
    ),
    "repro_steps": (
        "[export the test key from the vault into the environment, send the harmless payload, note the status class]",
        "[Open a terminal, set COMETAPI_KEY to the test key, run the script greet.py once]",
        '["POST to /v1/chat/completions with stream true", "read the first event", "close the connection"]',
        "[Wait for two minutes, send the same payload again, compare both status classes]",
        "[Ask for a one-word answer, check finish_reason]",
        "[ask the model to say hello, record whether usage is present]",
        "[Repeat steps 1 and 2 with an invalid credential placeholder]",
        "[run it three times; all three gave a 4xx]",
        "[Use a fresh connection for each call]",
        "[Send the request without the Authorization header and note the category]",
        "[curl with --max-time 30 and the placeholder key, body from harmless.json]",
        "[Change stream from false to true and send again]",
        "[Set max_tokens to 1 and send again]",
        "[Remove the tools field, send again; the 400 is gone]",
        "[Tell the client to log the status only]",
        '["Call 1: 200", "Call 2: 429", "Call 3: 200"]',
        "[In the sandbox, replay the recorded harmless request]",
    ),
    "setup_assumptions": (
        "[a valid account, a non-production test key kept outside the packet, a known workflow, logging of method and status]",
        "[retries disabled in the client; no proxy]",
        '["the test key is stored in the team\'s vault", "no production data is used"]',
        "[probably the same on other machines]",
        "[we assume that the help center page is current]",
        "[The key has the default permissions, the account is in good standing as far as the operator knows]",
        "[client library pinned; python 3.12]",
        "[customer data is never used; prompts are placeholders]",
        "[real keys are kept in the vault, only the placeholder is written here]",
    ),
    "error_path_check": (
        "'an invalid credential placeholder gave 401 and the client recorded authentication_error'",
        "'a request without messages gave 400, category invalid_request_error'",
        "'done: 401 recorded with its category'",
        "'not done, the controlled environment was not available'",
        "'with a wrong shape the client recorded a 4xx and no retry'",
    ),
    "workflow_name": (
        "'nightly-digest'",
        "'support-ticket triage'",
        "'claims intake (staging)'",
        "'search_rerank_v2'",
        "'billing-mailer'",
        "'checkout assistant'",
        "'quota-dashboard'",
        "'price-list-generator'",
        "'o3-migration-check-list'",
    ),
    "error_category": (
        "'rate_limit_exceeded'",
        "'invalid_request_error'",
        "'TimeoutError'",
        "'connect_timeout'",
        "'openai.RateLimitError'",
        "'java.net.SocketTimeoutException'",
        "'stream_interrupted'",
        "'json_decode_error'",
        "'401'",
        "'HTTP_429'",
        "'context_length_exceeded'",
        "'server_error'",
        "'ECONNRESET'",
        "'tls_handshake_failure'",
    ),
    "support_question": (
        "'Is finish_reason \"length\" documented for a streaming chat response?'",
        "'Does the documented chat interface return usage when stream is true?'",
        "'Which error category does the help center list for a 503?'",
        "'Is a Retry-After header documented for a 429 of the responses interface?'",
        "'Should the documented error object contain param when a field is invalid?'",
        "'Is the observed response shape (no usage object) expected for the documented chat interface?'",
        "'Can choices be empty in a documented 2xx chat response?'",
        "'Please confirm if response_format is still part of the current chat reference.'",
        "'Our client saw a 5xx on /v1/chat/completions. Is this status class documented for that route?'",
        "'Is the sanitized response class 4xx with error category invalid_request_error expected when tools is an empty array?'",
        "'What does the current responses reference document for status incomplete?'",
        "'Is max_output_tokens documented with a minimum?'",
        "'Is there a documented limit of messages per request in the chat reference?'",
        "'Does the reference document whether metadata values may be numbers?'",
    ),
    "fallback_record": (
        "'FDL-12, no change of model or endpoint'",
        "'https://wiki.example.com/fallback/12'",
        "'none needed: nothing was changed'",
        "'decision log entry 7 of 2026-07-03'",
    ),
    "environment": (
        "{local: {client: '2.3.1'}, hosted: {client: '2.3.1'}, mismatch: none}",
        '{local: laptop, hosted: staging cluster, mismatch: "the local run has no proxy"}',
        "same on both sides",
    ),
    "operator_result": (
        "pass",
        "fail",
        "needs-follow-up",
    ),
}

# words of a prompt or of an answer
COPIED: dict[str, tuple[str, ...]] = {
    "request_body_summary": (
        "'Summarize the attached quarterly board minutes for the CFO and list the layoffs'",
        "'How do I tell my wife about the diagnosis?'",
        "'Translate our merger agreement into French for counsel please'",
        "'You are Lena, a cheerful travel agent. Never mention refunds.'",
        "'Tell me a story about a dragon who loves tea and lives near my house'",
        "'says hello, nothing else'",
        "'prompt is the word ping'",
        "'What was sent: one message, placeholder text'",
    ),
    "response_body_summary": (
        "'Certainly! Here is a draft of your resignation letter, addressed to your manager.'",
        "'Dear Ms Example, we regret that your application was not successful this time.'",
        "'I''m sorry, but I can''t help with that request.'",
        "'Your appointment is confirmed for Tuesday at the clinic; bring your insurance card.'",
        "Lyon and Turin and Bern lie on or near one line, of which each was on at some time, so few go",
    ),
    "repro_steps": (
        "['Send: How can I get my deposit back from my landlord?']",
        "[ask it to rewrite our confidential roadmap]",
    ),
}

# what rests on what has to be removed, or is no summary
MENDED: dict[str, tuple[str, ...]] = {
    "repro_steps": (
        "[use my personal API key]",
        "[Paste the customer's original message into the playground]",
        "[send the same prompt as in production]",
    ),
}

FIELDS = tuple(
    (f"{name}: {value}", verdict, {name: value})
    for verdict, table in ((0, HARMLESS), (1, MENDED), (4, COPIED))
    for name, values in table.items()
    for value in values
)
