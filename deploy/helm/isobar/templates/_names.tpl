{{/* Names and labels. Every template takes the root context, or a dict with it as "root". */}}

{{/* The beginning of all names: the release, and the chart unless the release is called so. */}}
{{- define "isobar.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels by which a component is selected: they never change. */}}
{{- define "isobar.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* All labels of an object of a component. */}}
{{- define "isobar.labels" -}}
{{ include "isobar.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: isobar
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Metadata of an object: root, component, and optionally labels to add. */}}
{{- define "isobar.metadata" -}}
name: {{ include "isobar.name" .root }}-{{ .component }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "isobar.labels" . | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* The image of a service. */}}
{{- define "isobar.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{- $image.repository }}/{{ .service -}}
{{- $digest := index $image.digests .service -}}
{{- if $digest }}@{{ $digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end -}}
{{- end -}}

{{/* Where Kafka and PostgreSQL are. */}}
{{- define "isobar.bootstrapServers" -}}
{{- if .Values.trial.enabled }}{{ include "isobar.brokerHost" . }}:9092
{{- else if .Values.operators.kafka.enabled }}{{ include "isobar.kafkaCluster" . }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:9093
{{- else }}{{ .Values.kafka.bootstrapServers }}{{ end -}}
{{- end -}}
{{/* KEDA resolves names in a namespace of its own. */}}
{{- define "isobar.brokerHost" -}}
{{ include "isobar.name" . }}-broker.{{ .Release.Namespace }}.svc
{{- end -}}
{{- define "isobar.databaseUrl" -}}
{{- if .Values.trial.enabled }}jdbc:postgresql://{{ include "isobar.name" . }}-database:5432/isobar
{{- else if .Values.operators.database.enabled }}jdbc:postgresql://{{ include "isobar.databaseCluster" . }}-rw:5432/isobar?sslmode=require
{{- else }}{{ .Values.database.url }}{{ end -}}
{{- end -}}
{{- define "isobar.databaseSecret" -}}
{{- if .Values.trial.enabled }}{{ include "isobar.name" . }}-database
{{- else if .Values.operators.database.enabled }}{{ include "isobar.databaseCluster" . }}-app
{{- else }}{{ .Values.database.existingSecret }}{{ end -}}
{{- end -}}
