{{/* Kafka and PostgreSQL that operators bring: their names, and how the services log in. */}}

{{/* Strimzi's name of the cluster whose topics the chart makes. */}}
{{- define "isobar.kafkaCluster" -}}
{{- if .Values.operators.kafka.enabled }}{{ include "isobar.name" . }}-kafka{{ else }}{{ .Values.kafka.topics.cluster }}{{ end -}}
{{- end -}}

{{/* chart, services or none. */}}
{{- define "isobar.topicsManagedBy" -}}
{{- .Values.kafka.topics.managedBy | default (ternary "chart" "services" .Values.operators.kafka.enabled) -}}
{{- end -}}

{{/* How a service logs in: protocol, ca (secret and key) and client (secret, and keys of certificate and key). As YAML. */}}
{{- define "isobar.kafkaLogin" -}}
{{- $kafka := .root.Values.kafka -}}
{{- if .root.Values.operators.kafka.enabled -}}
protocol: SSL
ca: {name: {{ include "isobar.kafkaCluster" .root }}-cluster-ca-cert, key: ca.crt}
client: {name: {{ include "isobar.name" .root }}-{{ trimSuffix "-service" .service }}, certificate: user.crt, key: user.key}
{{- else -}}
protocol: {{ ternary "PLAINTEXT" $kafka.securityProtocol .root.Values.trial.enabled }}
{{- with $kafka.tls.caSecret }}
ca: {name: {{ . }}, key: ca.crt}
{{- end }}
{{- with $kafka.tls.clientSecret }}
client: {name: {{ . }}, certificate: tls.crt, key: tls.key}
{{- end }}
{{- end -}}
{{- end -}}

{{/* Where Kafka and PostgreSQL are, as peers of a network policy: JSON. */}}
{{- define "isobar.kafkaPeers" -}}
{{- $peers := .Values.network.kafkaTo -}}
{{- if .Values.operators.kafka.enabled }}{{ $peers = list (dict "podSelector" (dict "matchLabels" (dict "strimzi.io/cluster" (include "isobar.kafkaCluster" .)))) }}{{ end -}}
{{ toJson $peers }}
{{- end -}}
{{- define "isobar.databasePeers" -}}
{{- $peers := .Values.network.databaseTo -}}
{{- if .Values.operators.database.enabled }}{{ $peers = list (dict "podSelector" (dict "matchLabels" (dict "cnpg.io/cluster" (include "isobar.databaseCluster" .)))) }}{{ end -}}
{{ toJson $peers }}
{{- end -}}

{{/* CloudNativePG's name of the database. */}}
{{- define "isobar.databaseCluster" -}}
{{ include "isobar.name" . }}-database
{{- end -}}

{{/* Metadata of an object that holds data: helm uninstall keeps it. Takes root, name and optionally labels. */}}
{{- define "isobar.keptMetadata" -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "isobar.labels" . | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  helm.sh/resource-policy: keep
  {{- with .root.Values.commonAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
