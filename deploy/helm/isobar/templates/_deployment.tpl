{{/*
The Deployment of a service. Takes a dict: root, component (its name), service (its image), port, replicas ("" where an
autoscaler decides), grace (seconds that a pod gets to stop), ready (seconds that a new pod is watched before the next one), settings (its values) and environment (YAML of a list).
*/}}
{{- define "isobar.deployment" -}}
{{- $root := .root -}}
{{- $settings := .settings -}}
{{- $probes := ternary "management" "http" (gt (int $root.Values.managementPort) 0) -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "isobar.metadata" . | nindent 2 }}
spec:
  {{- with .replicas }}
  replicas: {{ . }}
  {{- end }}
  minReadySeconds: {{ .ready | default 10 }}
  revisionHistoryLimit: 5
  strategy:
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  selector:
    matchLabels:
      {{- include "isobar.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "isobar.labels" . | nindent 8 }}
      {{- if or $root.Values.commonAnnotations .files }}
      annotations:
        {{- with $root.Values.commonAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        {{- with .files }}
        # Changed files start new pods.
        isobar.dev/files: {{ toYaml . | sha256sum | trunc 16 }}
        {{- end }}
      {{- end }}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ .grace }}
      {{- with $root.Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - {name: {{ . }}}
        {{- end }}
      {{- end }}
      securityContext:
        {{- include "isobar.podSecurity" 10001 | nindent 8 }}
      topologySpreadConstraints:
        {{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
        - topologyKey: {{ $key }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          matchLabelKeys: [pod-template-hash]
          labelSelector:
            matchLabels:
              {{- include "isobar.selector" $ | nindent 14 }}
        {{- end }}
      {{- with $settings.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $settings.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .service }}
          image: {{ include "isobar.image" . | quote }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext:
            {{- include "isobar.containerSecurity" . | nindent 12 }}
          ports:
            - {name: http, containerPort: {{ .port }}}
            {{- with $root.Values.managementPort }}
            - {name: management, containerPort: {{ . }}}
            {{- end }}
          env:
            {{- include "isobar.environment" . | nindent 12 }}
            {{- .environment | nindent 12 }}
            {{- with $settings.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          # The pod stops after the Services have forgotten it.
          lifecycle:
            preStop: {exec: {command: [sleep, "5"]}}
          # Five minutes: a start took more than two where many pods started on a busy node.
          startupProbe:
            httpGet: {path: /q/health/started, port: {{ $probes }}}
            periodSeconds: 2
            failureThreshold: 150
          # Fails only when a restart helps. It does not ask the broker or the database.
          livenessProbe:
            httpGet: {path: /q/health/live, port: {{ $probes }}}
            periodSeconds: 10
            timeoutSeconds: 5
          readinessProbe:
            httpGet: {path: /q/health/ready, port: {{ $probes }}}
            periodSeconds: 5
            timeoutSeconds: 5
          resources:
            {{- toYaml $settings.resources | nindent 12 }}
          volumeMounts:
            # Libraries with native code unpack it there.
            - {name: tmp, mountPath: /tmp}
            {{- if .files }}
            - {name: files, mountPath: /isobar/config-files, readOnly: true}
            {{- end }}
            {{- with $settings.extraVolumeMounts }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {sizeLimit: 1Gi}
        {{- if .files }}
        - name: files
          configMap: {name: {{ include "isobar.name" $root }}-{{ .component }}}
        {{- end }}
        {{- with $settings.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end -}}

{{/* What the Pod Security Standard "restricted" asks of a pod. Takes the user. */}}
{{- define "isobar.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "isobar.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* The Service of a component: root, component, port and optionally of (the component whose pods it reaches). */}}
{{- define "isobar.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "isobar.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "isobar.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ .port }}, targetPort: http}
    {{- with .root.Values.managementPort }}
    - {name: management, port: {{ . }}, targetPort: management}
    {{- end }}
{{- end -}}

{{/* At most one pod at a time is evicted, and broken ones always. */}}
{{- define "isobar.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "isobar.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "isobar.selector" . | nindent 6 }}
{{- end -}}
