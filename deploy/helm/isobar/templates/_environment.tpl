{{/* Environment variables that all three services have: root and service. They are settings of docs/configuration.md. */}}
{{- define "isobar.environment" -}}
{{- $values := .root.Values -}}
- {name: QUARKUS_HTTP_HOST, value: 0.0.0.0}
- {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ include "isobar.bootstrapServers" .root | quote }}}
{{- include "isobar.kafkaSecurity" . }}
{{- if ne (include "isobar.topicsManagedBy" .root) "services" }}
- {name: ISOBAR_TOPICS_CREATE, value: "false"}
{{- end }}
{{- with $values.managementPort }}
- {name: ISOBAR_MANAGEMENT_PORT, value: {{ . | quote }}}
{{- end }}
{{- with $values.tracing.endpoint }}
- {name: QUARKUS_OTEL_SDK_DISABLED, value: "false"}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ . | quote }}}
{{- end }}
{{- if $values.logs.json }}
- {name: QUARKUS_LOG_CONSOLE_JSON_ENABLED, value: "true"}
{{- end }}
{{- end -}}

{{/* How a service logs in to Kafka: root and service. The kubelet fills in $(...) before the service starts. */}}
{{- define "isobar.kafkaSecurity" -}}
{{- $sasl := .root.Values.kafka.sasl -}}
{{- $login := include "isobar.kafkaLogin" . | fromYaml -}}
{{- if not .root.Values.trial.enabled }}
- {name: KAFKA_SECURITY_PROTOCOL, value: {{ $login.protocol }}}
{{- if hasPrefix "SASL_" $login.protocol }}
- name: BROKER_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $sasl.existingSecret }}, key: username}}
- name: BROKER_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $sasl.existingSecret }}, key: password}}
- {name: KAFKA_SASL_MECHANISM, value: {{ $sasl.mechanism }}}
- name: KAFKA_SASL_JAAS_CONFIG
  value: >-
    org.apache.kafka.common.security.{{ ternary "plain.Plain" "scram.Scram" (eq $sasl.mechanism "PLAIN") }}LoginModule
    required username="$(BROKER_USERNAME)" password="$(BROKER_PASSWORD)";
{{- end }}
{{- with $login.ca }}
- {name: KAFKA_SSL_TRUSTSTORE_TYPE, value: PEM}
- name: KAFKA_SSL_TRUSTSTORE_CERTIFICATES
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .key }}}}
{{- end }}
{{- with $login.client }}
- {name: KAFKA_SSL_KEYSTORE_TYPE, value: PEM}
- name: KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .certificate }}}}
- name: KAFKA_SSL_KEYSTORE_KEY
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .key }}}}
{{- end }}
{{- end }}
{{- end -}}

{{/* Keys and tokens. */}}
{{- define "isobar.access" -}}
{{- $access := .Values.access -}}
{{- if $access.enabled }}
{{- with $access.existingSecret }}
- name: ISOBAR_API_KEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: api-key}}
{{- end }}
{{- with $access.jwt.issuer }}
- {name: ISOBAR_API_JWT_ISSUER, value: {{ . | quote }}}
- {name: ISOBAR_API_JWT_AUDIENCE, value: {{ $access.jwt.audience | quote }}}
- {name: ISOBAR_API_JWT_KEYS_URL, value: {{ $access.jwt.keysUrl | quote }}}
- {name: ISOBAR_API_JWT_ROLES_CLAIM, value: {{ $access.jwt.rolesClaim | quote }}}
{{- end }}
{{- end }}
{{- with $access.rate }}
- {name: ISOBAR_API_RATE, value: {{ . | int64 | quote }}}
{{- end }}
{{- with .Values.ingress.trustedProxies }}
- {name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING, value: "true"}
- {name: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES, value: {{ . | quote }}}
{{- end }}
{{- end -}}

{{/* Where articles are read and written: only query-service has these. */}}
{{- define "isobar.database" -}}
- {name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ include "isobar.databaseUrl" . | quote }}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ include "isobar.databaseSecret" . }}, key: username}}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "isobar.databaseSecret" . }}, key: password}}
{{- end -}}
