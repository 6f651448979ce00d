{{/* Whether KEDA scales, or the Prometheus operator watches: "true", or empty where it is off or where skipMissingKinds applies. */}}
{{- define "isobar.scaled" -}}
{{- if .Values.scaling.enabled }}{{ include "isobar.known" (list . "keda.sh/v1alpha1") }}{{ end -}}
{{- end -}}
{{- define "isobar.monitored" -}}
{{- if .Values.monitoring.enabled }}{{ include "isobar.known" (list . "monitoring.coreos.com/v1") }}{{ end -}}
{{- end -}}

{{- define "isobar.known" -}}
{{- $root := index . 0 -}}
{{- if or (not $root.Values.skipMissingKinds) ($root.Capabilities.APIVersions.Has (index . 1)) }}true{{ end -}}
{{- end -}}
