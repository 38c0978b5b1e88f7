package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The core figures of some closed deals. Nothing is rounded but the divisions, to 34 digits.
 *
 * @param wonAmount sum over the won deals with an amount, in the company's currency
 * @param closedAmount the same over won and lost deals
 * @param wonWithAmount how many won deals have an amount
 * @param wonCycle whole days from creation to win
 * @param firstPurchase amounts of the first sales to accounts, renewals never
 */
public record CoreFigures(int won, int lost, BigDecimal wonAmount, BigDecimal closedAmount, int wonWithAmount,
        Distribution saleValue, Distribution wonCycle, Distribution lostCycle, int newCustomers,
        Distribution firstPurchase) {

    /**
     * Mean and median; both empty when there is nothing.
     *
     * @param median the middle value, or the mean of the two middle values
     */
    public record Distribution(Optional<BigDecimal> mean, Optional<BigDecimal> median) {}
}
