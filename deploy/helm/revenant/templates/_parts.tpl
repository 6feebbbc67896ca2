{{- /* Only what Go's own templates can do, so that the tests render these files with the same engine as Helm. */ -}}
{{- define "revenant.image" -}}
{{ if .digest }}{{ printf "%s@%s" .repository .digest | printf "%q" }}{{ else }}{{ printf "%s:%s" .repository .tag | printf "%q" }}{{ end }}
{{- end }}

{{- define "revenant.pod" }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      {{- if .Values.pullSecrets }}
      imagePullSecrets:
        {{- range .Values.pullSecrets }}
        - name: {{ printf "%q" . }}
        {{- end }}
      {{- end }}
      # Search domains would tell the name server of the cluster a name four times.
      dnsConfig:
        options:
          - name: ndots
            value: "1"
{{- end }}

{{- define "revenant.podSecurity" }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: Localhost
          localhostProfile: {{ printf "%q" .Values.seccompProfile }}
{{- end }}

{{- define "revenant.containerSecurity" }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            runAsNonRoot: true
            capabilities:
              drop: [ALL]
{{- end }}

{{- define "revenant.settings" }}
          env:
            - name: REVENANT_DATABASE_URL
              value: {{ printf "%q" .Values.databaseUrl }}
            - name: REVENANT_DATABASE_PASSWORD_FILE
              value: /run/secrets/revenant/database-password
            - name: REVENANT_QUEUE_URL
              value: {{ printf "%q" .Values.queueUrl }}
            - name: REVENANT_QUEUE_PASSWORD_FILE
              value: /run/secrets/revenant/queue-password
            - name: REVENANT_BLOB_URL
              value: {{ printf "%q" .Values.blobUrl }}
            - name: AWS_ACCESS_KEY_ID_FILE
              value: /run/secrets/revenant/blob-key
            - name: AWS_SECRET_ACCESS_KEY_FILE
              value: /run/secrets/revenant/blob-secret
            - name: REVENANT_SIGNING_KEY
              value: /run/secrets/revenant/signing-key.pem
            - name: REVENANT_EGRESS_PROXY
              value: http://{{ .Release.Name }}-egress:3128
            - name: REVENANT_USER_AGENT
              value: {{ printf "%q" .Values.userAgent }}
            - name: REVENANT_LINK
              value: {{ printf "%q" .Values.link }}
            - name: REVENANT_REPLAY_LINK
              value: {{ printf "%q" .Values.replayLink }}
            - name: REVENANT_TRUSTED_PROXIES
              value: "{{ range $index, $one := .Values.network.trustedProxies }}{{ if $index }},{{ end }}{{ $one }}{{ end }}"
            - name: REVENANT_DRAIN
              value: "{{ .Values.worker.drainSeconds }}"
            - name: REVENANT_METRICS_HOST
              value: 0.0.0.0
            {{- range $name, $value := .Values.settings }}
            - name: {{ $name }}
              value: {{ printf "%q" $value }}
            {{- end }}
{{- end }}

{{- define "revenant.workerProbes" }}
          ports:
            - { name: metrics, containerPort: 9464 }
          startupProbe:
            httpGet: { path: /healthz, port: metrics }
            periodSeconds: 5
            failureThreshold: 60
          readinessProbe:
            httpGet: { path: /readyz, port: metrics }
            timeoutSeconds: 10
          livenessProbe:
            httpGet: { path: /healthz, port: metrics }
            timeoutSeconds: 10
            failureThreshold: 6
{{- end }}

{{- define "revenant.mounts" }}
          volumeMounts:
            - { name: secret, mountPath: /run/secrets/revenant, readOnly: true }
            - { name: data, mountPath: /data }
            - { name: tmp, mountPath: /tmp }
            - { name: home, mountPath: /home/revenant }
            - { name: shm, mountPath: /dev/shm }
{{- end }}

{{- define "revenant.volumes" }}
      volumes:
        - name: secret
          secret:
            secretName: {{ printf "%q" .Values.secret }}
            # Read by the group, which is fsGroup.
            defaultMode: 0440
        - name: data
          emptyDir: {}
        - name: tmp
          emptyDir:
            sizeLimit: {{ .Values.worker.tmp }}
        - name: home
          emptyDir:
            sizeLimit: 256Mi
        - name: shm
          emptyDir:
            medium: Memory
            sizeLimit: {{ .Values.worker.shm }}
{{- end }}

{{- define "revenant.checkpoints" }}
        - name: checkpoints
          persistentVolumeClaim:
            {{- if .Values.checkpoints.claim }}
            claimName: {{ printf "%q" .Values.checkpoints.claim }}
            {{- else }}
            claimName: {{ .Release.Name }}-checkpoints
            {{- end }}
{{- end }}
