package io.tablesaga.evening;

import io.tablesaga.evening.OrderPlan.Mood;
import io.tablesaga.evening.OrderPlan.Pay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who comes this evening, and what they will want. The same seed plans the same evening. */
record Plan(List<PartyPlan> parties) {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** @param minutes within which they all arrive; @param faults whether payments and lines fail, too */
    static Plan drawn(long seed, int orders, double minutes, boolean faults) {
        List<PartyPlan> parties = new ArrayList<>();
        int left = orders;
        for (int number = 1; left > 0; number++) {
            PartyPlan party = party(number, new Random(seed + number * SPREAD), minutes, left, faults);
            left -= party.orders().size();
            parties.add(party);
        }
        return new Plan(List.copyOf(parties));
    }

    int orders() {
        return parties.stream().mapToInt(party -> party.orders().size()).sum();
    }

    private static PartyPlan party(int number, Random dice, double minutes, int most, boolean faults) {
        double arrives = minutes * (chance(dice, 0.3) ? rush(dice) : dice.nextDouble());
        int guests = 1 + dice.nextInt(6);
        int phones = 1 + dice.nextInt(Math.min(3, guests));
        int orders = Math.min(most, 2 + dice.nextInt(5));
        List<OrderPlan> planned = new ArrayList<>();
        double after = 1 + 2 * dice.nextDouble();
        for (int order = 1; order <= orders; order++) {
            planned.add(order(order, after, phones, dice, faults));
            after += 0.5 + 6 * dice.nextDouble();
        }
        List<Double> calls = new ArrayList<>();
        while (chance(dice, 0.25)) {
            calls.add(1 + 20 * dice.nextDouble());
        }
        double moves = chance(dice, 0.05) ? 2 + 8 * dice.nextDouble() : -1;
        double merges = chance(dice, 0.04) ? 2 + 8 * dice.nextDouble() : -1;
        return new PartyPlan(
                number,
                arrives,
                guests,
                phones,
                List.copyOf(planned),
                List.copyOf(calls),
                moves,
                merges,
                2 + 4 * dice.nextDouble());
    }

    /** Most who want to eat want to at the same time. */
    private static double rush(Random dice) {
        return Math.min(1, Math.max(0, 0.4 + 0.12 * dice.nextGaussian()));
    }

    private static OrderPlan order(int number, double after, int phones, Random dice, boolean faults) {
        boolean toGo = chance(dice, 0.12);
        List<Wish> wishes = new ArrayList<>();
        int lines = 1 + dice.nextInt(toGo ? 2 : 3);
        List<MenuCard> left = new ArrayList<>(List.of(MenuCard.values()));
        left.removeIf(dish -> toGo && !dish.bar());
        for (int line = 0; line < lines; line++) {
            MenuCard dish = left.remove(dice.nextInt(left.size()));
            wishes.add(new Wish(dish, chance(dice, 0.2) ? 2 : 1, dice.nextInt(3)));
        }
        return new OrderPlan(
                number,
                after,
                dice.nextInt(phones),
                List.copyOf(wishes),
                chance(dice, 0.4),
                toGo,
                faults ? pay(dice) : sound(pay(dice)),
                mood(dice),
                cut(dice, faults),
                0.3 + dice.nextDouble());
    }

    private static Pay pay(Random dice) {
        return Pay.of(dice.nextInt(Pay.ALL));
    }

    private static Pay sound(Pay pay) {
        return switch (pay) {
            case STORED, PAGE, COUNTER, PAGE_LEFT -> pay;
            default -> Pay.STORED;
        };
    }

    private static Mood mood(Random dice) {
        int roll = dice.nextInt(100);
        return roll < 5 ? Mood.CANCELS : roll < 8 ? Mood.CANCELS_A_LINE : roll < 10 ? Mood.CANCELS_LATE : Mood.EATS;
    }

    private static Cut cut(Random dice, boolean faults) {
        int roll = dice.nextInt(100);
        return !faults ? Cut.NOT : roll < 3 ? Cut.IN_REQUEST : roll < 7 ? Cut.AFTER_REQUEST : Cut.NOT;
    }

    private static boolean chance(Random dice, double of) {
        return dice.nextDouble() < of;
    }
}
