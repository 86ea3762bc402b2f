#include <stdio.h>
#include <stdlib.h>

static int area(int width, int height) {
  if (width < 0 || height < 0) return -1;
  return width * height;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: area WIDTH HEIGHT\n");
    return 2;
  }
  int result = area(atoi(argv[1]), atoi(argv[2]));
  printf("%d\n", result);
  return result < 0;
}
