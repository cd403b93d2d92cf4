/* apart.c - see apart.h. The child writes a verdict after each case into a pipe;
 * when it ends early, the case after the last verdict is the one. */
#include "apart.h"
#include "draw.h"

#include <omp.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SECONDS = 60 }; /* of the processor, a case: a busy machine is no failure */

/* There with AddressSanitizer only. */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static bool write_all(int fd, const void *data, size_t size) {
    return write(fd, data, size) == (ssize_t)size;
}

static bool read_all(int fd, void *data, size_t size) {
    char *to = data;
    while (size > 0) {
        ssize_t n = read(fd, to, size);
        if (n <= 0)
            return false;
        to += n;
        size -= (size_t)n;
    }
    return true;
}

/* From now on so long, then SIGPROF ends the process. */
static void limit_time(void) {
    struct itimerval limit = {.it_value = {.tv_sec = MOST_SECONDS}};
    setitimer(ITIMER_PROF, &limit, NULL);
}

/* The child's life: `p` once, or n drawn wards. */
static void judge_all(int fd, const bem_problem *p, uint64_t seed, int n) {
    for (int i = 0; i < n; i++) {
        limit_time();
        bem_problem *drawn = p ? NULL : truth_draw(seed + (uint64_t)i);
        truth_verdict verdict = truth_judge(p ? p : drawn, seed + (uint64_t)i);
        bem_problem_free(drawn);
        if (!write_all(fd, &verdict, sizeof verdict) || verdict.outcome == TRUTH_FAILED)
            break;
    }
    limit_time();
    omp_pause_resource_all(omp_pause_hard); /* threads at rest would look like leaks */
    bool leaks = __lsan_do_recoverable_leak_check && __lsan_do_recoverable_leak_check();
    _exit(leaks ? 3 : 0);
}

static void tell_death(int status, truth_verdict *verdict) {
    verdict->outcome = TRUTH_DIED;
    if (WIFSIGNALED(status))
        snprintf(verdict->words, TRUTH_WORDS, "signal %d: the judgement died", WTERMSIG(status));
    else
        snprintf(verdict->words, TRUTH_WORDS, "exit %d: %s", WEXITSTATUS(status),
                 WEXITSTATUS(status) == 3 ? "memory leaked" : "the judgement ended");
}

static int run_child(const bem_problem *p, uint64_t seed, int n, truth_tally *tally,
                     truth_verdict *last) {
    int ends[2], status = 0, done = 0;
    *last = (truth_verdict){.outcome = TRUTH_DIED, .words = "pipe: no child could be made"};
    fflush(NULL);
    pid_t pid = pipe(ends) == 0 ? fork() : -1;
    if (pid < 0)
        return 0;
    if (pid == 0) {
        close(ends[0]);
        judge_all(ends[1], p, seed, n);
    }
    close(ends[1]);
    truth_verdict verdict;
    while (read_all(ends[0], &verdict, sizeof verdict)) {
        tally->outcomes[verdict.outcome]++;
        tally->unsolved += verdict.unsolved;
        tally->parted_by_duty += verdict.parted_by_duty;
        tally->parted_by_tally += verdict.parted_by_tally;
        tally->varied[verdict.varied]++;
        tally->mattered[verdict.varied] += verdict.mattered;
        *last = verdict;
        done++;
    }
    close(ends[0]);
    waitpid(pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        tell_death(status, last);
        tally->outcomes[TRUTH_DIED]++;
        done += done < n;
    }
    return done;
}

truth_verdict truth_judge_apart(const bem_problem *p, uint64_t seed) {
    truth_tally tally = {0};
    truth_verdict verdict;
    run_child(p, seed, 1, &tally, &verdict);
    return verdict;
}

int truth_judge_many(uint64_t first, int n, truth_tally *tally, truth_verdict *failed) {
    return run_child(NULL, first, n, tally, failed);
}
