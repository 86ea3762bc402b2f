/*
 * Clients that stay connected and busy, and count what goes wrong.
 *
 *   client PORT CLIENTS    until SIGTERM; then prints what it counted, as metrics of proctor
 *   client PORT            asks once: exit code 0 for a good answer within a second
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS_MAX 500
/* Between an answer and the next request. */
#define PAUSE_MS 10
/* What was asked before the end may still be answered. */
#define GRACE_MS 2000

struct client {
  int fd; /* -1: not connected */
  bool is_asking;
  long asked_ms;
  size_t length;
  char answer[64];
};

static struct client clients[CLIENTS_MAX];
static long requests, failed, dropped, refused, longest_ms, answered_by[3];
static volatile sig_atomic_t is_ending;

static void on_signal(int number) {
  is_ending = number;
}

static long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void connect_client(struct client *client, long port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  client->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  client->is_asking = false;
  client->length = 0;
  client->asked_ms = now_ms();
  if (connect(client->fd, (struct sockaddr *)&address, sizeof address) == 0) return;
  refused++;
  close(client->fd);
  client->fd = -1;
}

static void lose(struct client *client) {
  dropped++;
  if (client->is_asking) failed++;
  close(client->fd);
  client->fd = -1;
  client->is_asking = false;
  client->asked_ms = now_ms();
}

static void ask(struct client *client) {
  char text[32];
  snprintf(text, sizeof text, "ping %ld\n", ++requests);
  client->asked_ms = now_ms();
  client->is_asking = true;
  if (send(client->fd, text, strlen(text), MSG_NOSIGNAL) < 0) lose(client);
}

static void hear(struct client *client) {
  ssize_t more = recv(client->fd, client->answer + client->length, sizeof client->answer - 1 - client->length, 0);
  if (more <= 0) {
    lose(client);
    return;
  }
  client->length += (size_t)more;
  client->answer[client->length] = '\0';
  if (strchr(client->answer, '\n') == NULL) return;
  int version = 0;
  if (sscanf(client->answer, "pong %*d v%d", &version) == 1 && (version == 1 || version == 2)) answered_by[version]++;
  else failed++;
  long took_ms = now_ms() - client->asked_ms;
  if (took_ms > longest_ms) longest_ms = took_ms;
  client->is_asking = false;
  client->length = 0;
  client->asked_ms = now_ms();
}

static bool is_any_asking(size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (clients[i].is_asking) return true;
  }
  return false;
}

static void round_of(size_t count, long port) {
  struct pollfd files[CLIENTS_MAX];
  long now = now_ms();
  for (size_t i = 0; i < count; i++) {
    struct client *client = &clients[i];
    bool is_due = !is_ending && !client->is_asking && now - client->asked_ms >= PAUSE_MS;
    if (is_due && client->fd < 0) connect_client(client, port);
    else if (is_due) ask(client);
    files[i] = (struct pollfd){.fd = client->fd, .events = POLLIN};
  }
  if (poll(files, count, PAUSE_MS) <= 0) return;
  for (size_t i = 0; i < count; i++) {
    if (files[i].fd >= 0 && files[i].revents != 0) hear(&clients[i]);
  }
}

static int ask_once(long port) {
  connect_client(&clients[0], port);
  if (clients[0].fd < 0) return 1;
  ask(&clients[0]);
  for (long end = now_ms() + 1000; clients[0].is_asking && now_ms() < end;) round_of(1, port);
  return answered_by[1] + answered_by[2] == 1 ? 0 : 1;
}

int main(int count, char **words) {
  if (count < 2) return 2;
  long port = atol(words[1]);
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGTERM, &action, NULL);
  if (count == 2) {
    is_ending = 1; /* asks no more than once */
    return ask_once(port);
  }
  size_t wanted = (size_t)atol(words[2]);
  if (wanted > CLIENTS_MAX) return 2;
  for (size_t i = 0; i < wanted; i++) connect_client(&clients[i], port);
  printf("connected %zu clients\n", wanted);
  fflush(stdout);
  while (!is_ending) round_of(wanted, port);
  for (long end = now_ms() + GRACE_MS; is_any_asking(wanted) && now_ms() < end;) round_of(wanted, port);
  for (size_t i = 0; i < wanted; i++) failed += clients[i].is_asking;
  printf("::metric requests=%ld\n::metric failed=%ld\n::metric dropped=%ld\n::metric refused=%ld\n", requests, failed, dropped, refused);
  printf("::metric longest=%ld ms\n", longest_ms);
  printf("::metric answered_by_v1=%ld\n::metric answered_by_v2=%ld\n", answered_by[1], answered_by[2]);
  return 0;
}
