// The limit: the small works in plain C, with plain loops over plain arrays, compiled for this very machine. A line of JSON when it is
// there; then, for each line "KIND OPTIMIZER LOSS RATE BATCH EPOCHS ROWS X Y WEIGHTS INPUTS LAYERS (UNITS ACTIVATION)…", one with
// milliseconds and loss. Networks have one output.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LAYERS 32
// Rows that go through a network at once where nothing is trained.
#define TOGETHER 64

typedef struct {
  int n, m;
  char act;  // The first letter of its name.
  float *w, *b, *gw, *gb, *mw, *vw, *mb, *vb, *y, *d;
} Layer;

static Layer l[LAYERS];
static int count;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void adam(int k, float *restrict w, float *restrict g, float *restrict m, float *restrict v, float length) {
  for (int i = 0; i < k; i++) {
    m[i] += (g[i] - m[i]) * 0.1f;
    v[i] += (g[i] * g[i] - v[i]) * 0.001f;
    w[i] -= m[i] * length / (sqrtf(v[i]) + 1e-7f);
  }
}

static void sgd(int k, float *restrict w, float *restrict g, float rate) {
  for (int i = 0; i < k; i++) w[i] -= g[i] * rate;
}

static float *forward(float *a, int batch) {
  for (int i = 0; i < count; i++) {
    int n = l[i].n, m = l[i].m;
    float *restrict out = l[i].y;
    const float *restrict w = l[i].w;
    for (int r = 0; r < batch; r++) {
      for (int j = 0; j < m; j++) out[r * m + j] = l[i].b[j];
      for (int k = 0; k < n; k++) {
        float v = a[r * n + k];
        for (int j = 0; j < m; j++) out[r * m + j] += v * w[k * m + j];
      }
    }
    if (l[i].act == 't') for (int k = 0; k < batch * m; k++) out[k] = tanhf(out[k]);
    if (l[i].act == 's') for (int k = 0; k < batch * m; k++) out[k] = 1 / (1 + expf(-out[k]));
    a = out;
  }
  return a;
}

// The loss's slope by the last sums goes into the last layer's d; gives the batch's loss.
static float losses(const float *a, const float *y, int batch, int binary) {
  float loss = 0, *restrict d = l[count - 1].d;
  for (int r = 0; r < batch; r++) {
    if (binary) {
      loss -= y[r] * logf(a[r] + 1e-7f) + (1 - y[r]) * logf(1 - a[r] + 1e-7f);
      d[r] = (a[r] - y[r]) / batch;
    } else {
      loss += (a[r] - y[r]) * (a[r] - y[r]);
      d[r] = 2 * (a[r] - y[r]) / batch;
    }
  }
  return loss / batch;
}

static void backward(float *x, int batch) {
  float *d = l[count - 1].d;
  for (int i = count - 1; i >= 0; i--) {
    int n = l[i].n, m = l[i].m;
    float *in = i ? l[i - 1].y : x, *restrict gw = l[i].gw, *restrict gb = l[i].gb;
    memset(gw, 0, n * m * sizeof(float));
    memset(gb, 0, m * sizeof(float));
    for (int r = 0; r < batch; r++) {
      for (int j = 0; j < m; j++) gb[j] += d[r * m + j];
      for (int k = 0; k < n; k++) {
        float v = in[r * n + k];
        for (int j = 0; j < m; j++) gw[k * m + j] += v * d[r * m + j];
      }
    }
    if (!i) return;
    float *restrict back = l[i - 1].d;
    int bent = l[i - 1].act == 't';
    for (int r = 0; r < batch; r++)
      for (int k = 0; k < n; k++) {
        float sum = 0;
        for (int j = 0; j < m; j++) sum += l[i].w[k * m + j] * d[r * m + j];
        back[r * n + k] = bent ? sum * (1 - in[r * n + k] * in[r * n + k]) : sum;
      }
    d = back;
  }
}

static int least(int a, int b) { return a < b ? a : b; }

static void train(float *x, float *y, int rows, int batch, int epochs, int binary, int isAdam, float rate) {
  volatile float shown = 0;
  int t = 0;
  for (int e = 0; e < epochs; e++)
    for (int s = 0; s < rows; s += batch) {
      int some = least(batch, rows - s);
      float *from = x + s * l[0].n;
      shown = losses(forward(from, some), y + s, some, binary);
      backward(from, some);
      t++;
      float length = rate * sqrtf(1 - powf(0.999f, t)) / (1 - powf(0.9f, t));
      for (int i = 0; i < count; i++) {
        if (isAdam) {
          adam(l[i].n * l[i].m, l[i].w, l[i].gw, l[i].mw, l[i].vw, length);
          adam(l[i].m, l[i].b, l[i].gb, l[i].mb, l[i].vb, length);
        } else {
          sgd(l[i].n * l[i].m, l[i].w, l[i].gw, rate);
          sgd(l[i].m, l[i].b, l[i].gb, rate);
        }
      }
    }
  (void)shown;
}

static void predict(float *x, int rows, float *out) {
  for (int s = 0; s < rows; s += TOGETHER) {
    int some = least(TOGETHER, rows - s);
    memcpy(out + s, forward(x + s * l[0].n, some), some * sizeof(float));
  }
}

static float *zeros(int k) {
  float *made = calloc(k, sizeof(float));
  if (!made) exit(1);
  return made;
}

static float *file(const char *path, int k) {
  float *made = zeros(k);
  FILE *f = fopen(path, "rb");
  if (!f || fread(made, sizeof(float), k, f) != (size_t)k) exit(1);
  fclose(f);
  return made;
}

int main(void) {
  char kind[16], optimizer[16], loss[32], x[256], y[256], weights[256], act[16];
  float rate;
  int batch, epochs, rows, n;
  printf("{\"version\":\"\"}\n");
  fflush(stdout);
  while (scanf("%15s %15s %31s %f %d %d %d %255s %255s %255s %d %d", kind, optimizer, loss, &rate, &batch, &epochs, &rows, x, y, weights, &n, &count) == 12) {
    int inputs = n, size = 0, predicting = !strcmp(kind, "predict"), binary = !strcmp(loss, "binary_crossentropy");
    int together = predicting || batch < TOGETHER ? TOGETHER : batch;
    if (count > LAYERS) return 1;
    for (int i = 0; i < count; i++) {
      int m;
      if (scanf("%d %15s", &m, act) != 2) return 1;
      l[i] = (Layer){n, m, act[0], zeros(n * m), zeros(m), zeros(n * m), zeros(m), zeros(n * m), zeros(n * m), zeros(m), zeros(m), zeros(together * m), zeros(together * m)};
      size += n * m + m;
      n = m;
    }
    float *first = file(weights, size), *at = first, *xs = file(x, rows * inputs), *ys = file(y, rows), *out = zeros(rows), result = 0;
    for (int i = 0; i < count; i++) {
      memcpy(l[i].w, at, l[i].n * l[i].m * sizeof(float));
      at += l[i].n * l[i].m;
      memcpy(l[i].b, at, l[i].m * sizeof(float));
      at += l[i].m;
    }
    double began = now();
    if (predicting) predict(xs, rows, out);
    else train(xs, ys, rows, batch, epochs, binary, optimizer[0] == 'a', rate);
    double took = now() - began;
    if (!predicting) predict(xs, rows, out);
    for (int r = 0; r < rows; r++) {
      float p = out[r];
      if (predicting) result += p;
      else result += binary ? -(ys[r] * logf(p) + (1 - ys[r]) * logf(1 - p)) : (p - ys[r]) * (p - ys[r]);
    }
    printf("{\"ms\":%.6f,\"loss\":%.9g}\n", took, result / rows);
    fflush(stdout);
    for (int i = 0; i < count; i++) {
      float *all[] = {l[i].w, l[i].b, l[i].gw, l[i].gb, l[i].mw, l[i].vw, l[i].mb, l[i].vb, l[i].y, l[i].d};
      for (int k = 0; k < 10; k++) free(all[k]);
    }
    free(first); free(xs); free(ys); free(out);
  }
}
