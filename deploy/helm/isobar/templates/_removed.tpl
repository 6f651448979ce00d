{{/*
Values that earlier versions had. An upgrade with one of them fails with what replaces it, since Helm would ignore it or only
call it unknown. Each is in UPGRADING.md, and values.schema.json still lets it pass to here.
*/}}
{{- define "isobar.removed" -}}
kafka.topics.create: kafka.topics.managedBy (true is services, false is none)
{{- end -}}

{{- define "isobar.removedValues" -}}
{{- range $path, $instead := include "isobar.removed" . | fromYaml }}
{{- $found := $.Values }}
{{- range splitList "." $path }}
{{- if kindIs "map" $found }}{{ $found = get $found . }}{{ else }}{{ $found = "" }}{{ end }}
{{- end }}
{{- if not (kindIs "string" $found) }}{{ fail (printf "%s was removed: set %s instead. See UPGRADING.md" $path $instead) }}{{ end }}
{{- end }}
{{- end -}}
