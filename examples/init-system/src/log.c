/* What has happened, with monotonic times: the last events in memory, all of them in a file. */
#include "manager.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define EVENTS_MAX 1024
#define EVENT_BYTES 320

static char events[EVENTS_MAX][EVENT_BYTES];
static size_t events_count;
static bool is_file_lost;

long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

const char *state_name(enum state state) {
  static const char *const names[] = {"inactive", "starting", "active", "degraded", "failed", "stopping"};
  return names[state];
}

static void keep(const char *unit, const char *text) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  snprintf(events[events_count++ % EVENTS_MAX], EVENT_BYTES, "%lld.%06ld %s %s\n",
           (long long)time.tv_sec, time.tv_nsec / 1000, unit, text);
}

static bool append(const char *line) {
  int file = open(EVENT_LOG, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return false;
  size_t length = strlen(line);
  bool is_whole = write(file, line, length) == (ssize_t)length;
  return close(file) == 0 && is_whole;
}

/* Never fails: on a full disk events are kept in memory, and the first that got lost says so. */
void note(const char *unit, const char *format, ...) {
  char text[EVENT_BYTES - 100];
  va_list values;
  va_start(values, format);
  vsnprintf(text, sizeof text, format, values);
  va_end(values);
  keep(unit, text);
  bool is_written = append(events[(events_count - 1) % EVENTS_MAX]);
  if (!is_written && !is_file_lost) keep("manager", "events are in memory only: " EVENT_LOG " cannot be written");
  is_file_lost = !is_written;
}

void print_events(FILE *out, const char *unit) {
  size_t first = events_count > EVENTS_MAX ? events_count - EVENTS_MAX : 0;
  for (size_t i = first; i < events_count; i++) {
    const char *line = events[i % EVENTS_MAX], *name = strchr(line, ' ') + 1;
    size_t length = strcspn(name, " ");
    if (unit == NULL || (strlen(unit) == length && strncmp(name, unit, length) == 0)) fputs(line, out);
  }
}

void die(const char *format, ...) {
  va_list values;
  va_start(values, format);
  fputs("tend: ", stderr);
  vfprintf(stderr, format, values);
  fputc('\n', stderr);
  va_end(values);
  exit(2);
}
