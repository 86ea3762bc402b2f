/*
 * A server that can be replaced while it serves. It answers `ping N` with `pong N VERSION`.
 *
 *   server [--port N] [--file PATH] [--heartbeat MS] [--start-delay MS] [--drops-clients]
 *
 * Without --port it takes the listening socket of its manager (descriptor 3, as sd_listen_fds(3) has
 * it), and the clients that the process before it has left (descriptor 4).
 *
 * With --drops-clients it throws away those clients, as a careless version would.
 *
 *   SIGUSR2  leaves its clients for the next process (descriptor 5), and ends
 *   SIGUSR1  falls ill: answers with errors, gives no heartbeat, and its file is gone; again: recovers
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifndef VERSION
#define VERSION "v1"
#endif
#define CLIENTS_MAX 1000

enum { LISTENING_FD = 3, TAKE_FD = 4, LEAVE_FD = 5 };

/* A connection, and what has come of a request that is not whole yet. */
struct client {
  int fd;
  size_t length;
  char text[64];
};

static struct client clients[CLIENTS_MAX];
static size_t clients_count;
static bool drops_clients;
static volatile sig_atomic_t is_ill, is_leaving, is_ending;

static void on_signal(int number) {
  if (number == SIGUSR1) is_ill = !is_ill;
  else if (number == SIGUSR2) is_leaving = 1;
  else is_ending = 1;
}

static long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void add_client(const struct client *client) {
  if (client->fd < 0) return;
  if (clients_count == CLIENTS_MAX) close(client->fd);
  else clients[clients_count++] = *client;
}

static void remove_client(size_t i) {
  close(clients[i].fd);
  clients[i] = clients[--clients_count];
}

static void answer(const struct client *client, char *request) {
  char text[64];
  const char *number = strncmp(request, "ping ", 5) == 0 ? request + 5 : "?";
  snprintf(text, sizeof text, "%s %.20s " VERSION "\n", is_ill ? "error" : "pong", number);
  send(client->fd, text, strlen(text), MSG_NOSIGNAL);
}

/* Answers all whole requests; false where the client has gone. */
static bool serve(struct client *client) {
  ssize_t more = recv(client->fd, client->text + client->length, sizeof client->text - client->length, 0);
  if (more <= 0) return false;
  client->length += (size_t)more;
  for (char *end; (end = memchr(client->text, '\n', client->length)) != NULL;) {
    *end = '\0';
    answer(client, client->text);
    size_t used = (size_t)(end + 1 - client->text);
    client->length -= used;
    memmove(client->text, end + 1, client->length);
  }
  return client->length < sizeof client->text;
}

/* A connection travels as a descriptor beside what was read of it: unix(7), SCM_RIGHTS. */
static void leave_client(struct client *client) {
  union { char bytes[CMSG_SPACE(sizeof(int))]; struct cmsghdr aligned; } control = {0};
  struct iovec text = {.iov_base = client, .iov_len = sizeof *client};
  struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(rights), &client->fd, sizeof(int));
  if (sendmsg(LEAVE_FD, &message, MSG_NOSIGNAL) < 0) perror("server: cannot leave a client");
}

static void take_client(void) {
  union { char bytes[CMSG_SPACE(sizeof(int))]; struct cmsghdr aligned; } control = {0};
  struct client client;
  struct iovec text = {.iov_base = &client, .iov_len = sizeof client};
  struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  if (recvmsg(TAKE_FD, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT) != sizeof client) return;
  struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
  if (rights == NULL || rights->cmsg_type != SCM_RIGHTS) return;
  memcpy(&client.fd, CMSG_DATA(rights), sizeof(int));
  if (drops_clients) close(client.fd);
  else add_client(&client);
}

static int listen_on(long port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  int one = 1, listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listening, (struct sockaddr *)&address, sizeof address) == 0 && listen(listening, 128) == 0) return listening;
  perror("server: cannot listen");
  exit(1);
}

/* Shows by its file and by heartbeats how it is. */
static void show_health(const char *file, long heartbeat_ms) {
  static long next_ms;
  static int shown = -1;
  if (file != NULL && shown != is_ill) {
    if (is_ill) unlink(file);
    else close(open(file, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644));
    shown = is_ill;
  }
  if (heartbeat_ms == 0 || is_ill || now_ms() < next_ms) return;
  sigqueue(getppid(), SIGRTMIN, (union sigval){0});
  next_ms = now_ms() + heartbeat_ms;
}

static void serve_round(int listening, bool can_take, long timeout_ms, const sigset_t *signals) {
  struct pollfd files[CLIENTS_MAX + 2];
  size_t count = clients_count;
  files[0] = (struct pollfd){.fd = listening, .events = POLLIN};
  files[1] = (struct pollfd){.fd = can_take ? TAKE_FD : -1, .events = POLLIN};
  for (size_t i = 0; i < count; i++) files[i + 2] = (struct pollfd){.fd = clients[i].fd, .events = POLLIN};
  struct timespec timeout = {timeout_ms / 1000, timeout_ms % 1000 * 1000000};
  if (ppoll(files, count + 2, timeout_ms > 0 ? &timeout : NULL, signals) <= 0) return;
  /* From the last, since a removed one is replaced by the last. */
  for (size_t i = count; i > 0; i--) {
    if (files[i + 1].revents != 0 && !serve(&clients[i - 1])) remove_client(i - 1);
  }
  if (files[1].revents != 0) take_client();
  if (files[0].revents != 0) add_client(&(struct client){.fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC)});
}

int main(int count, char **words) {
  long port = 0, heartbeat_ms = 0, start_delay_ms = 0;
  const char *file = NULL;
  for (int i = 1; i < count; i++) {
    if (strcmp(words[i], "--drops-clients") == 0) drops_clients = true;
    else if (i + 1 == count) return 2;
    else if (strcmp(words[i], "--port") == 0) port = atol(words[++i]);
    else if (strcmp(words[i], "--file") == 0) file = words[++i];
    else if (strcmp(words[i], "--heartbeat") == 0) heartbeat_ms = atol(words[++i]);
    else if (strcmp(words[i], "--start-delay") == 0) start_delay_ms = atol(words[++i]);
    else return 2;
  }
  /* Signals are taken while it waits, and at no other time. */
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &all, NULL);
  struct sigaction action = {.sa_handler = on_signal};
  for (size_t i = 0; i < 4; i++) sigaction((int[]){SIGUSR1, SIGUSR2, SIGTERM, SIGINT}[i], &action, NULL);
  usleep((useconds_t)(start_delay_ms * 1000));
  int listening = port > 0 ? listen_on(port) : LISTENING_FD;
  while (!is_ending && !is_leaving) {
    show_health(file, heartbeat_ms);
    serve_round(listening, port == 0, heartbeat_ms, &none);
  }
  for (size_t i = 0; is_leaving && i < clients_count; i++) leave_client(&clients[i]);
  if (file != NULL && !is_leaving) unlink(file);
  return 0;
}
