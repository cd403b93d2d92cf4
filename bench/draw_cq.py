#!/usr/bin/env python3
"""Draws an instance in the form of Curtois and Qu from one of theirs, of other size.

usage: bench/draw_cq.py SOURCE STAFF WEEKS SHIFTS SEED > FILE

People are drawn from the source's, with their contracts, days off and requests, each from weeks of
her own; limits over the horizon shrink with it. Shifts are drawn too, or, where more are asked for than
there are, come several times, each person being trained for most. Cover shrinks with people and grows
with the shifts that are left out. Such an instance may have people without any legal schedule.
"""
import random
import sys


def sections(path):
    found, current = {}, None
    with open(path, encoding="utf-8") as file:
        for line in map(str.strip, file):
            if line.startswith("SECTION"):
                current = found[line] = []
            elif line and not line.startswith("#"):
                current.append(line.split(","))
    return found


class Drawn:
    def __init__(self, source, n_staff, n_weeks, n_shifts, seed):
        self.dice = random.Random(seed)
        self.source = sections(source)
        self.n_staff, self.n_weeks, self.n_days = n_staff, n_weeks, 7 * n_weeks
        self.days_before = int(self.source["SECTION_HORIZON"][0][0])
        self.shifts = self.source["SECTION_SHIFTS"]
        self.n_asked = min(n_shifts, len(self.shifts))
        self.names = self.name_shifts(n_shifts)
        self.all_names = [name for row in self.shifts for name in self.names.get(row[0], [])]
        self.people, self.off = [], {}

    def name_shifts(self, n):
        ids = [row[0] for row in self.shifts]
        if n <= len(ids):
            return {ids[i]: [ids[i]] for i in sorted(self.dice.sample(range(len(ids)), n))}
        names = {shift: [shift] for shift in ids}
        for k in range(n - len(ids)):
            names[ids[k % len(ids)]].append(f"{ids[k % len(ids)]}x{k // len(ids) + 1}")
        return names

    def scaled(self, number):
        return round(int(number) * self.n_days / self.days_before)

    def most_of_each(self, text):
        most = {}
        for part in text.split("|"):
            shift, number = part.split("=")
            for name in self.names.get(shift, []):
                value = self.scaled(number) if int(number) < self.days_before else self.n_days
                is_trained = len(self.names[shift]) == 1 or self.dice.random() >= 0.3
                most[name] = value if is_trained else 0
        if not any(most.values()):
            most[self.dice.choice(self.all_names)] = self.n_days
        return "|".join(f"{name}={value}" for name, value in most.items())

    def show_shifts(self):
        print(f"SECTION_HORIZON\n{self.n_days}\n\nSECTION_SHIFTS")
        for shift, minutes, not_after in self.shifts:
            barred = [name for other in not_after.split("|") for name in self.names.get(other, [])]
            for name in self.names.get(shift, []):
                print(f"{name},{minutes},{'|'.join(barred)}")

    def show_staff(self):
        print("\nSECTION_STAFF")
        staff = self.source["SECTION_STAFF"]
        for k in range(self.n_staff):
            like = staff[k % len(staff)] if self.n_staff >= len(staff) else staff[self.dice.randrange(len(staff))]
            most = self.most_of_each(like[1])
            self.people.append((f"P{k}", like[0]))
            longest, least = self.scaled(like[2]), self.scaled(like[3])
            if longest - least < 480:
                least = longest - 600
            weekends = like[7] if int(like[7]) * 7 >= self.days_before else max(1, self.scaled(like[7]))
            print(f"P{k},{most},{longest},{least},{like[4]},{like[5]},{like[6]},{weekends}")

    def show_days_off(self):
        print("\nSECTION_DAYS_OFF")
        days_off = {row[0]: row[1:] for row in self.source["SECTION_DAYS_OFF"]}
        for person, like in self.people:
            on = 7 * self.dice.randrange(self.n_weeks)
            days = sorted({(int(day) + on) % self.days_before for day in days_off.get(like, [])})
            self.off[person] = [day for day in days if day < self.n_days]
            print(",".join([person, *map(str, self.off[person])]))

    def show_requests(self, section):
        print(f"\n{section}")
        of = {}
        for row in self.source[section]:
            of.setdefault(row[0], []).append(row)
        for person, like in self.people:
            back = 7 * self.dice.randrange(max(1, self.days_before // 7 - self.n_weeks + 1))
            for _, day, shift, weight in of.get(like, []):
                here = int(day) - back
                if 0 <= here < self.n_days and shift in self.names and here not in self.off[person]:
                    print(f"{person},{here},{self.dice.choice(self.names[shift])},{weight}")

    def show_cover(self):
        print("\nSECTION_COVER")
        part = self.n_staff / len(self.source["SECTION_STAFF"]) * len(self.shifts) / self.n_asked
        for day, shift, number, under, over in self.source["SECTION_COVER"]:
            if int(day) >= self.n_days:
                continue
            for name in self.names.get(shift, []):
                wanted = int(number) * part / len(self.names[shift])
                print(f"{day},{name},{int(wanted) + (self.dice.random() < wanted % 1)},{under},{over}")


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    drawn = Drawn(sys.argv[1], *map(int, sys.argv[2:]))
    drawn.show_shifts()
    drawn.show_staff()
    drawn.show_days_off()
    drawn.show_requests("SECTION_SHIFT_ON_REQUESTS")
    drawn.show_requests("SECTION_SHIFT_OFF_REQUESTS")
    drawn.show_cover()


if __name__ == "__main__":
    main()
